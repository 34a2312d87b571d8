// Canonical composition (NFC, UAX #15) over UTF-16. Every function is pure and may be called from any thread.
#ifndef CHAKA_ICU_NORMALIZER_H
#define CHAKA_ICU_NORMALIZER_H

#include <stdint.h>

/// Length of the longest prefix that is in NFC and ends at a normalization boundary; -1 on failure.
int32_t chaka_icu_nfc_span(const uint16_t *text, int32_t length);

/// First index after `start` before which normalization never reaches back; `length` when there is none.
int32_t chaka_icu_nfc_next_boundary(const uint16_t *text, int32_t length, int32_t start);

/// Writes the NFC form of `text` and returns its length, which is larger than `capacity` when it does not fit; -1 on
/// failure.
int32_t chaka_icu_nfc_normalize(const uint16_t *text, int32_t length, uint16_t *result, int32_t capacity);

/// Puts each run of combining marks into canonical order in place, in time linear in `length`.
///
/// The result is canonically equivalent. ICU itself inserts marks one by one, which is quadratic on long runs.
/// Returns 0, or -1 when there is no memory.
int32_t chaka_icu_order_marks(uint16_t *text, int32_t length);

#endif
