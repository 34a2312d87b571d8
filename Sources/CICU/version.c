#include "chaka_icu.h"

#include <unicode/uvernum.h>

const char *chaka_icu_version(void) { return U_ICU_VERSION; }
