/// Number words in powers of ten, as Quechua and Aymara build them.
///
/// A power of ten follows its count, which is left out when it is one (but for the million); what is left of a group
/// below ten takes the suffix of possession when something stands before it.
struct AndeanNumerals: Sendable {
    /// The largest value, either way.
    static let limit = 999_999_999

    private let digits: [String]
    private let attributives: [String]
    private let ten: String
    private let hundred: String
    private let thousand: String
    private let million: String
    private let negative: String

    init(table: SpokenWordTable) throws(SpokenWordError) {
        var digits: [String] = []
        for digit in 0...9 { digits.append(try table.required(.digit, String(digit))) }
        self.digits = digits
        attributives = digits.enumerated().map { table.word(.attributive, String($0.offset)) ?? $0.element }
        ten = try table.required(.magnitude, "10")
        hundred = try table.required(.magnitude, "100")
        thousand = try table.required(.magnitude, "1000")
        million = try table.required(.magnitude, "1000000")
        negative = try table.required(.phrase, "negative")
    }

    /// Says a number.
    ///
    /// - Parameters:
    ///   - value: The number.
    ///   - beforeNoun: Whether one and two alone take the form they have before a noun.
    ///   - linksInside: Whether the counts of thousands and millions have the suffix of possession too.
    ///   - linking: Puts the suffix of possession on a digit.
    /// - Returns: The words, or nil beyond the limit.
    func words(_ value: Int, beforeNoun: Bool, linksInside: Bool, linking: (String) -> String) -> String? {
        guard (-Self.limit...Self.limit).contains(value) else { return nil }
        guard value != 0 else { return digits[0] }
        let magnitude = value.magnitude
        let counts = (Int(magnitude / 1_000_000), Int(magnitude / 1000 % 1000), Int(magnitude % 1000))
        var words: [String] = value < 0 ? [negative] : []
        let start = words.count
        if counts.0 > 0 {
            words += group(counts.0, isFirst: true, isCount: true, linking: linksInside ? linking : { $0 })
            words.append(million)
        }
        if counts.1 > 0 {
            if counts.1 > 1 {
                words += group(counts.1, isFirst: true, isCount: true, linking: linksInside ? linking : { $0 })
            }
            words.append(thousand)
        }
        let isFirst = words.count == start
        words += group(counts.2, isFirst: isFirst, isCount: isFirst && beforeNoun, linking: linking)
        return words.joined(separator: " ")
    }

    private func group(_ value: Int, isFirst: Bool, isCount: Bool, linking: (String) -> String) -> [String] {
        var words: [String] = []
        for (count, name) in [(value / 100, hundred), (value / 10 % 10, ten)] where count > 0 {
            if count > 1 { words.append(attributives[count]) }
            words.append(name)
        }
        let unit = value % 10
        guard unit > 0 else { return words }
        if words.isEmpty, isFirst {
            return [isCount ? attributives[unit] : digits[unit]]
        }
        return words + [linking(digits[unit])]
    }
}
