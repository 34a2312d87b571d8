// The one function of OpenSSL's libcrypto that digests need.
#ifndef CHAKA_CRYPTO_H
#define CHAKA_CRYPTO_H

#include <stddef.h>
#include <stdint.h>

/// SHA-256 (FIPS 180-4) of `count` bytes into `digest` (32 bytes). `bytes` may be null when `count` is 0.
/// Returns 1 on success, 0 when the library refuses.
int chaka_sha256(const uint8_t *bytes, size_t count, uint8_t *digest);

/// SHA-1 (FIPS 180-4) into `digest` (20 bytes): only for name-based identifiers (RFC 9562, UUIDv5).
int chaka_sha1(const uint8_t *bytes, size_t count, uint8_t *digest);

#endif
