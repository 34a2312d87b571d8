import TextProcessing

/// A secret, and the keyed digests made with it: they recognize withdrawn texts again and tell nothing of them.
///
/// HMAC-SHA-256 over a variant's digest (variety and normalized text). Short texts could otherwise be found by digesting
/// a word list. Source: RFC 2104 (1997).
struct WithdrawalKey: Sendable {
    /// Its row in this database; 0 when it has none.
    let number: Int64
    let secret: [UInt8]
    private let inner: [UInt8]
    private let outer: [UInt8]

    init(number: Int64 = 0, secret: [UInt8]) {
        precondition(secret.count <= 64, "the block of SHA-256 has 64 bytes")
        self.number = number
        self.secret = secret
        let key = secret + [UInt8](repeating: 0, count: 64 - secret.count)
        inner = key.map { $0 ^ 0x36 }
        outer = key.map { $0 ^ 0x5C }
    }

    /// What the ledger calls the secret: the beginning of its digest, 16 hexadecimal digits.
    var name: String { Self.name(of: secret) }

    static func name(of secret: [UInt8]) -> String { String(Digest(of: secret).description.prefix(16)) }

    /// The keyed digest of one text.
    func text(_ digest: Digest) -> [UInt8] { authenticate(digest.bytes) }

    /// The keyed digest of two texts that stand in one unit, from theirs, in any order.
    func pair(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
        authenticate(first.lexicographicallyPrecedes(second) ? first + second : second + first)
    }

    /// The keyed digest of a text that is all a unit has, from that of the text.
    func alone(_ text: [UInt8]) -> [UInt8] { authenticate(text + [0]) }

    /// The keyed digests of all pairs of texts, or of the only text.
    func pairs(of texts: [[UInt8]]) -> [[UInt8]] {
        if texts.count == 1 { return [alone(texts[0])] }
        return texts.indices.flatMap { first in texts[..<first].map { pair($0, texts[first]) } }
    }

    /// A name that stands for another one and does not tell it, 16 hexadecimal digits.
    func pseudonym(of name: String) -> String {
        String(decoding: LedgerLine.hexadecimal(Array(authenticate(Array(name.utf8) + [1]).prefix(8))), as: UTF8.self)
    }

    private func authenticate(_ message: [UInt8]) -> [UInt8] {
        Digest(of: outer + Digest(of: inner + message).bytes).bytes
    }
}
