#include "chaka_crypto.h"

#include <openssl/evp.h>

static int digest(const EVP_MD *kind, const uint8_t *bytes, size_t count, uint8_t *out) {
    unsigned int size = 0;
    return EVP_Digest(bytes, count, out, &size, kind, NULL) == 1;
}

int chaka_sha256(const uint8_t *bytes, size_t count, uint8_t *out) { return digest(EVP_sha256(), bytes, count, out); }

int chaka_sha1(const uint8_t *bytes, size_t count, uint8_t *out) { return digest(EVP_sha1(), bytes, count, out); }
