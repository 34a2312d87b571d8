#include "chaka_icu_regex.h"

#include <stddef.h>
#include <unicode/uregex.h>

// The opaque type is ICU's own expression: no allocation of ours stands between.
static URegularExpression *unwrap(chaka_icu_regex *regex) { return (URegularExpression *)regex; }

chaka_icu_regex *chaka_icu_regex_open(
    const uint16_t *pattern, int32_t length, int32_t steps, int32_t stack, int32_t *status) {
    UErrorCode error = U_ZERO_ERROR;
    UParseError place;
    URegularExpression *regex = uregex_open((const UChar *)pattern, length, 0, &place, &error);
    uregex_setTimeLimit(regex, steps, &error);
    uregex_setStackLimit(regex, stack, &error);
    *status = U_FAILURE(error) ? (int32_t)error : 0;
    if (U_SUCCESS(error)) return (chaka_icu_regex *)regex;
    if (regex != NULL) uregex_close(regex);
    return NULL;
}

int32_t chaka_icu_regex_find(chaka_icu_regex *regex, const uint16_t *text, int32_t length) {
    static const UChar nothing[] = {0};
    UErrorCode error = U_ZERO_ERROR;
    uregex_setText(unwrap(regex), length == 0 ? nothing : (const UChar *)text, length, &error);
    UBool found = uregex_find(unwrap(regex), 0, &error);
    UErrorCode outcome = error;
    // The text is the caller's; nothing may point to it after the call.
    error = U_ZERO_ERROR;
    uregex_setText(unwrap(regex), nothing, 0, &error);
    if (outcome == U_REGEX_TIME_OUT || outcome == U_REGEX_STACK_OVERFLOW) return -1;
    if (U_FAILURE(outcome)) return -2;
    return found ? 1 : 0;
}

void chaka_icu_regex_close(chaka_icu_regex *regex) {
    if (regex != NULL) uregex_close(unwrap(regex));
}
