import TextProcessing

/// The keyed digest that stays of a withdrawn text: it recognizes the text again and tells nothing of it.
///
/// HMAC-SHA-256 over the variant's digest (variety and normalized text) with the database's own secret. Short texts could
/// otherwise be found by digesting a word list. Source: RFC 2104 (1997).
enum WithdrawalDigest {
    static func of(_ digest: Digest, secret: [UInt8]) -> [UInt8] {
        precondition(secret.count <= 64, "the block of SHA-256 has 64 bytes")
        let key = secret + [UInt8](repeating: 0, count: 64 - secret.count)
        let inner = Digest(of: key.map { $0 ^ 0x36 } + digest.bytes)
        return Digest(of: key.map { $0 ^ 0x5C } + inner.bytes).bytes
    }
}
