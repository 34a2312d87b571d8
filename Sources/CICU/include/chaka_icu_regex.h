// Regular expressions (ICU User Guide, "Regular Expressions") over UTF-16, with a limit on the time of a match.
#ifndef CHAKA_ICU_REGEX_H
#define CHAKA_ICU_REGEX_H

#include <stdint.h>

/// A compiled expression. Not safe for use by two threads at once.
typedef struct chaka_icu_regex chaka_icu_regex;

/// Compiles an expression, or returns null with ICU's code in `status`; `status` is 0 on success. A match takes at most
/// `steps` steps of ICU's engine (of the order of a millisecond each) and `stack` bytes for its way back.
chaka_icu_regex *chaka_icu_regex_open(
    const uint16_t *pattern, int32_t length, int32_t steps, int32_t stack, int32_t *status);

/// Whether the expression matches somewhere in a text: 1, 0, -1 when that takes too many steps or too much stack, -2 on
/// another failure. The text is not kept.
int32_t chaka_icu_regex_find(chaka_icu_regex *regex, const uint16_t *text, int32_t length);

/// Closes the expression; null is allowed.
void chaka_icu_regex_close(chaka_icu_regex *regex);

#endif
