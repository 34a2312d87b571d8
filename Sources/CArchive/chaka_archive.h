// libarchive, as far as named members of zip and tar files are read.
#include <archive.h>
#include <archive_entry.h>
