public import TextProcessing

/// The text of an API key, which its owner sees once: `chaka_<identifier>_<secret and check digit>`.
///
/// The identifier is 40 random bits in 8 digits, the secret 256 in 52; digits are Crockford's base 32 in lower case, which
/// has no letters that look like figures. The last digit checks all before it, so that a slip of a copy is told apart from
/// a key that does not exist.
///
/// Source: Crockford, "Base 32"; the check digit is Luhn's algorithm (ISO/IEC 7812-1, annex B) over 32 digits.
public struct KeyText: Hashable, Sendable {
    /// Why a text is no key.
    public enum Failure: Error, Hashable, Sendable {
        /// It does not have the form of a key.
        case malformed
        /// It has the form, and a wrong digit.
        case mistyped
    }

    /// What every key begins with.
    public static let prefix = "chaka_"
    static let identifierLength = 8
    static let secretLength = 52

    /// The public part, by which the key is listed and revoked.
    public let id: String
    private let secret: String

    /// Makes a key from the system's source of random numbers, which is fit for secrets.
    public static func random() -> KeyText {
        var generator = SystemRandomNumberGenerator()
        return KeyText(
            id: digits(identifierLength, &generator), secret: digits(secretLength, &generator))
    }

    /// A new secret under an identifier.
    static func random(id: String) -> KeyText {
        var generator = SystemRandomNumberGenerator()
        return KeyText(id: id, secret: digits(secretLength, &generator))
    }

    private init(id: String, secret: String) {
        self.id = id
        self.secret = secret
    }

    /// Reads a key.
    ///
    /// - Parameter text: What a client sent.
    /// - Throws: ``Failure``.
    public init(parsing text: String) throws(Failure) {
        let parts = text.split(separator: "_", omittingEmptySubsequences: false)
        guard parts.count == 3, parts[0] == "chaka", parts[1].utf8.count == Self.identifierLength,
            parts[2].utf8.count == Self.secretLength + 1
        else { throw .malformed }
        let values = (parts[1] + parts[2]).utf8.map { Self.value(of: $0) }
        guard !values.contains(nil) else { throw .malformed }
        guard let check = values.last, check == Self.check(values.dropLast().compactMap(\.self)) else {
            throw .mistyped
        }
        id = String(parts[1])
        secret = String(parts[2].dropLast())
    }

    /// The whole key, with its secret.
    public var text: String {
        let check = Self.check((id + secret).utf8.compactMap(Self.value))
        return "\(Self.prefix)\(id)_\(secret)" + String(UnicodeScalar(Self.alphabet[check]))
    }

    /// What is stored of the secret.
    public var digest: Digest { Digest(of: secret) }

    private static let alphabet = Array("0123456789abcdefghjkmnpqrstvwxyz".utf8)

    private static func value(of digit: UInt8) -> Int? { alphabet.firstIndex(of: digit) }

    private static func digits(_ count: Int, _ generator: inout SystemRandomNumberGenerator) -> String {
        String(decoding: (0..<count).map { _ in alphabet[Int.random(in: 0..<32, using: &generator)] }, as: UTF8.self)
    }

    /// Luhn's check digit: every second value from the right is doubled, and its two digits in base 32 added.
    private static func check(_ values: [Int]) -> Int {
        let sum = values.reversed().enumerated().reduce(0) { sum, item in
            let doubled = item.offset.isMultiple(of: 2) ? item.element * 2 : item.element
            return sum + doubled / 32 + doubled % 32
        }
        return (32 - sum % 32) % 32
    }
}

extension KeyText: CustomStringConvertible, CustomReflectable {
    /// The key without its secret, so that it cannot end up in a log.
    public var description: String { "\(Self.prefix)\(id)_…" }

    /// Shows no secret either.
    public var customMirror: Mirror { Mirror(self, children: ["id": id]) }
}
