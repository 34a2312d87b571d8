/// Numbers that stand together with one separator between neighbours: `987 654 321`, `01-428-3000`, `12/05/2023`.
struct NumberCluster {
    /// Index of the first token.
    let first: Int
    /// Digits of each number, values `0...9`.
    let groups: [[UInt8]]
    /// Separators between neighbours: space, `-`, `.`, `,`, `/`, or `)` for a bracket and a space.
    let separators: [UInt8]

    /// The cluster that begins at a number.
    init(from index: Int, in text: FoldedText) {
        var groups = [text.digits(of: text.tokens[index])]
        var separators: [UInt8] = []
        var last = index
        while last + 1 < text.tokens.count, text.tokens[last + 1].isNumber {
            guard let separator = Self.separator(after: last, in: text) else { break }
            separators.append(separator)
            last += 1
            groups.append(text.digits(of: text.tokens[last]))
        }
        first = index
        self.groups = groups
        self.separators = separators
    }

    private static let signs = Set(" -.,/".utf8)

    private static func separator(after index: Int, in text: FoldedText) -> UInt8? {
        if let sign = text.separator(after: index) { return signs.contains(sign) ? sign : sign == 0x29 ? sign : nil }
        let gap = text.gap(after: index)
        if gap == [0x29, 0x20] || gap == [0x29, 0x2D] { return 0x29 }
        // A dash with spaces around joins the parts of a number as a hyphen does.
        return gap == [0x20, 0x2D, 0x20] ? 0x2D : nil
    }

    /// Digits of some numbers in a row.
    func digits(_ range: Range<Int>) -> [UInt8] { Array(groups[range].joined()) }

    /// How many digits each of some numbers has.
    func lengths(_ range: Range<Int>) -> [Int] { groups[range].map(\.count) }

    /// Separators inside some numbers in a row.
    func separators(inside range: Range<Int>) -> ArraySlice<UInt8> {
        separators[range.lowerBound..<range.upperBound - 1]
    }

    /// Whether all separators inside are the same and one of those given.
    func isUniform(_ range: Range<Int>, _ allowed: StaticString) -> Bool {
        let inside = separators(inside: range)
        guard let sign = inside.first else { return true }
        return inside.allSatisfy { $0 == sign }
            && (0..<allowed.utf8CodeUnitCount).contains { allowed.utf8Start[$0] == sign }
    }

    /// Value of a short number, or nil for one of more than nine digits.
    func value(_ index: Int) -> Int? {
        groups[index].count > 9 ? nil : groups[index].reduce(0) { $0 * 10 + Int($1) }
    }
}
