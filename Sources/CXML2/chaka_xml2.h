// libxml2's headers include those of ICU, which cannot be imported beside Foundation's own copy of ICU. Nothing here uses
// what they declare.
#include <libxml/xmlversion.h>
#undef LIBXML_ICU_ENABLED
#include <libxml/xmlreader.h>

// The variable xmlFree is a mutable global, which Swift 6 does not let code touch.
static inline void chaka_xml_free(xmlChar *text) { xmlFree(text); }
