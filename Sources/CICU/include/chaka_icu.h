// The part of ICU that TextProcessing uses, behind types that name no ICU header:
// a header that includes <unicode/...> cannot be imported beside Foundation, which brings an ICU of its own.
//
// One header per concern: chaka_icu_normalizer.h, chaka_icu_break.h, chaka_icu_transliterator.h, chaka_icu_regex.h.
#ifndef CHAKA_ICU_H
#define CHAKA_ICU_H

/// Version of the ICU library in use, as "72.1". Never null; static storage.
const char *chaka_icu_version(void);

#endif
