/// Identifier of the unit of a corpus store that a pair of the training text was read from: a UUID in 16 bytes.
public struct UnitIdentifier: Hashable, Sendable, BitwiseCopyable, CustomStringConvertible {
    private let high: UInt64
    private let low: UInt64

    /// What stands for a pair without a unit: all bits zero.
    public static let absent = UnitIdentifier(high: 0, low: 0)

    /// Reads the 36 characters of a UUID, `3f2b1c00-0000-5000-8000-00000000000a`; nil for anything else.
    public init?(_ text: String) {
        var digits = ""
        for (position, character) in text.utf8.enumerated() {
            if [8, 13, 18, 23].contains(position) {
                guard character == UInt8(ascii: "-") else { return nil }
            } else {
                digits.unicodeScalars.append(Unicode.Scalar(character))
            }
        }
        guard digits.utf8.count == 32, digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") }),
            let high = UInt64(digits.prefix(16), radix: 16), let low = UInt64(digits.suffix(16), radix: 16)
        else { return nil }
        self.init(high: high, low: low)
    }

    private init(high: UInt64, low: UInt64) {
        self.high = high
        self.low = low
    }

    /// The UUID as 36 characters in lower case.
    public var description: String {
        let digits = Self.digits(high) + Self.digits(low)
        var text: [UInt8] = []
        for (position, digit) in digits.enumerated() {
            if [8, 12, 16, 20].contains(position) { text.append(UInt8(ascii: "-")) }
            text.append(digit)
        }
        return String(decoding: text, as: UTF8.self)
    }

    private static func digits(_ value: UInt64) -> [UInt8] {
        let text = Array(String(value, radix: 16).utf8)
        return [UInt8](repeating: UInt8(ascii: "0"), count: 16 - text.count) + text
    }
}
