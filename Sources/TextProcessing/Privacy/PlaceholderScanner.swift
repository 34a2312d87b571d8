/// Finds the placeholders of one series in what an engine gave back, also where the engine deformed them.
///
/// Deformations that are accepted, one or several at once:
/// - small letters: `{p1}`, `xp1x`;
/// - white space inside, no-break spaces too: `{ P1 }`, `{P 1}`;
/// - other brackets: `[P1]`, `(P1)`, `{{P1}}` and the full-width ones;
/// - a backslash before a bracket: `\{P1\}`;
/// - full-width digits: `{P１}`.
///
/// Everything else, a lost bracket or another number, is a lost placeholder.
struct PlaceholderScanner {
    let form: PlaceholderForm
    private let series: [UInt8]

    init(form: PlaceholderForm, series: String) {
        self.form = form
        self.series = Array(series.lowercased().utf8)
    }

    struct Match {
        let range: Range<Int>
        /// Number that stands in it; nil for one too long to be any.
        let number: Int?
    }

    private struct Number {
        let value: Int?
    }

    /// The placeholders in order.
    ///
    /// - Parameters:
    ///   - bytes: The text.
    ///   - isPlain: Whether braces and backslashes around a placeholder are the text's own.
    /// - Returns: The placeholders, disjoint.
    func matches(in bytes: [UInt8], isPlain: Bool = false) -> [Match] {
        var found: [Match] = []
        var position = 0
        while position < bytes.count {
            if let match = match(bytes, at: position, isPlain) {
                found.append(match)
                position = match.range.upperBound
            } else {
                position += 1
            }
        }
        return found
    }

    /// Small letters, up to eight in a row, that stand before a digit: no series may be one of them.
    static func takenSeries(in bytes: [UInt8]) -> Set<[UInt8]> {
        var taken: Set<[UInt8]> = []
        var run: [UInt8] = []
        var isClosed = false
        var position = 0
        while position < bytes.count {
            let letter = bytes[position] | 0x20
            let space = skipSpace(bytes, position)
            if bytes[position] < 0x80, letter &- 0x61 < 26 {
                if isClosed { run.removeAll() }
                isClosed = false
                run.append(letter)
                position += 1
                if run.count > 64 { run.removeFirst(32) }
            } else if !run.isEmpty, space > position {
                isClosed = true
                position = space
            } else {
                if !run.isEmpty, digit(bytes, position) != nil {
                    for length in 1...min(8, run.count) { taken.insert(Array(run.suffix(length))) }
                }
                run.removeAll()
                isClosed = false
                position += 1
            }
        }
        return taken
    }

    private func match(_ bytes: [UInt8], at start: Int, _ isPlain: Bool) -> Match? {
        form == .word ? word(bytes, at: start) : bracketed(bytes, at: start, isPlain)
    }

    private func bracketed(_ bytes: [UInt8], at start: Int, _ isPlain: Bool) -> Match? {
        var position = start
        if !isPlain, bytes[position] == 0x5C { position += 1 }
        guard let opener = Self.bracket(bytes, at: position, Self.openers) else { return nil }
        position += opener.size
        var isDouble = false
        if !isPlain, opener.index == 0, let second = Self.bracket(bytes, at: position, Self.openers), second.index == 0
        {
            isDouble = true
            position += second.size
        }
        position = Self.skipSpace(bytes, position)
        guard let number = number(bytes, &position) else { return nil }
        position = Self.skipSpace(bytes, position)
        if !isPlain, position < bytes.count, bytes[position] == 0x5C { position += 1 }
        guard let closer = Self.bracket(bytes, at: position, Self.closers), closer.index == opener.index else {
            return nil
        }
        position += closer.size
        if isDouble {
            guard let second = Self.bracket(bytes, at: position, Self.closers), second.index == 0 else { return nil }
            position += second.size
        }
        return Match(range: start..<position, number: number.value)
    }

    private func word(_ bytes: [UInt8], at start: Int) -> Match? {
        guard bytes[start] | 0x20 == 0x78 else { return nil }
        var position = Self.skipSpace(bytes, start + 1)
        guard let number = number(bytes, &position) else { return nil }
        position = Self.skipSpace(bytes, position)
        guard position < bytes.count, bytes[position] | 0x20 == 0x78 else { return nil }
        return Match(range: start..<position + 1, number: number.value)
    }

    /// Series and number; the position moves behind them.
    private func number(_ bytes: [UInt8], _ position: inout Int) -> Number? {
        for letter in series {
            guard position < bytes.count, bytes[position] | 0x20 == letter else { return nil }
            position += 1
        }
        position = Self.skipSpace(bytes, position)
        var value = 0
        var count = 0
        while let digit = Self.digit(bytes, position) {
            if count < 9 { value = value * 10 + digit.value }
            count += 1
            position += digit.size
        }
        guard count > 0 else { return nil }
        return Number(value: count <= 9 && value > 0 ? value : nil)
    }

    private static let openers: [[UInt8]] = ["{", "[", "(", "｛", "［", "（"].map { Array($0.utf8) }
    private static let closers: [[UInt8]] = ["}", "]", ")", "｝", "］", "）"].map { Array($0.utf8) }

    /// A bracket at a place; full-width ones count as the plain ones.
    private static func bracket(_ bytes: [UInt8], at position: Int, _ brackets: [[UInt8]]) -> (index: Int, size: Int)? {
        for (index, bracket) in brackets.enumerated()
        where position + bracket.count <= bytes.count
            && bytes[position..<position + bracket.count].elementsEqual(bracket)
        {
            return (index % 3, bracket.count)
        }
        return nil
    }

    /// ASCII and full-width digits.
    private static func digit(_ bytes: [UInt8], _ position: Int) -> (value: Int, size: Int)? {
        guard position < bytes.count else { return nil }
        if bytes[position] &- 0x30 < 10 { return (Int(bytes[position] - 0x30), 1) }
        guard position + 2 < bytes.count, bytes[position] == 0xEF, bytes[position + 1] == 0xBC,
            bytes[position + 2] &- 0x90 < 10
        else { return nil }
        return (Int(bytes[position + 2] - 0x90), 3)
    }

    private static func skipSpace(_ bytes: [UInt8], _ start: Int) -> Int {
        var position = start
        while position < bytes.count {
            if bytes[position] == 0x20 || bytes[position] == 0x09 {
                position += 1
            } else if position + 1 < bytes.count, bytes[position] == 0xC2, bytes[position + 1] == 0xA0 {
                position += 2
            } else if position + 2 < bytes.count, bytes[position] == 0xE2, bytes[position + 1] == 0x80,
                bytes[position + 2] == 0xAF
            {
                position += 3
            } else {
                break
            }
        }
        return position
    }
}
