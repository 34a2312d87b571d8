/// Times of captions as they are written: `01:02:03,456`, `02:03.456`.
struct CaptionClock: Equatable {
    /// Milliseconds from the start.
    var milliseconds: Int
    /// Whether the hours are written.
    var hasHours: Bool
    /// Sign before the fraction, or nil when there is none.
    var separator: Character?
    /// Whether minutes, seconds and milliseconds have the two, two and three digits they should.
    var isRegular: Bool

    /// Reads a time; nil when the text is none.
    init?(_ text: Substring) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard (2...3).contains(parts.count), let last = parts.last else { return nil }
        let separator = last.first { $0 == "," || $0 == "." }
        let seconds = last.prefix { $0 != "," && $0 != "." }
        let fraction = separator == nil ? "" : last.dropFirst(seconds.count + 1)
        let fields = parts.dropLast() + [seconds]
        let numbers = fields.compactMap(Self.number)
        guard numbers.count == fields.count, numbers[numbers.count - 1] < 60, numbers[numbers.count - 2] < 60,
            fraction.isEmpty ? separator == nil : Self.number(fraction) != nil
        else { return nil }
        let thousandths = Self.number((fraction + "000").prefix(3)) ?? 0
        milliseconds = numbers.reduce(0) { $0 * 60 + $1 } * 1000 + thousandths
        hasHours = parts.count == 3
        self.separator = separator
        isRegular =
            fraction.utf8.count == 3 && fields.dropFirst().allSatisfy { $0.utf8.count == 2 }
            && fields[0].utf8.count >= 2
    }

    /// Writes a time with two digits or more for hours.
    static func text(_ milliseconds: Int, separator: String) -> String {
        let time = max(0, milliseconds)
        let fields = [time / 3_600_000, time / 60000 % 60, time / 1000 % 60].map { pad($0, 2) }
        return fields.joined(separator: ":") + separator + pad(time % 1000, 3)
    }

    private static func pad(_ number: Int, _ width: Int) -> String {
        let digits = String(number)
        return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
    }

    private static func number(_ text: Substring) -> Int? {
        guard !text.isEmpty, text.utf8.count <= 6, text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return Int(text)
    }
}

/// A line with two times: `00:00:01,000 --> 00:00:02,000 X1:40`.
struct CaptionTiming {
    let start: CaptionClock
    let end: CaptionClock?
    let settings: String

    /// Reads a line that has the arrow.
    ///
    /// - Returns: The times, or what is wrong with them.
    static func parse(_ line: String) -> Result<CaptionTiming, Fault> {
        guard let arrow = Self.arrow(in: line) else { return .failure(Fault(message: "no --> in the line of times")) }
        let before = trimmed(line[..<arrow.lowerBound])
        let after = trimmed(line[arrow.upperBound...])
        guard let start = CaptionClock(before) else {
            return .failure(Fault(message: "\"\(before.prefix(40))\" is not a time"))
        }
        let word = after.prefix { $0 != " " && $0 != "\t" }
        if word.isEmpty { return .success(CaptionTiming(start: start, end: nil, settings: "")) }
        guard let end = CaptionClock(word) else {
            return .failure(Fault(message: "\"\(word.prefix(40))\" is not a time"))
        }
        let settings = String(trimmed(after.dropFirst(word.count)))
        return .success(CaptionTiming(start: start, end: end, settings: settings))
    }

    /// Where the arrow stands.
    static func arrow(in line: String) -> Range<String.Index>? {
        let bytes = line.utf8
        var index = bytes.startIndex
        let arrow = Array("-->".utf8)
        while index != bytes.endIndex {
            if bytes[index...].starts(with: arrow) {
                return index..<bytes.index(index, offsetBy: 3)
            }
            index = bytes.index(after: index)
        }
        return nil
    }

    static func trimmed(_ text: Substring) -> Substring {
        var text = text
        while let first = text.first, first == " " || first == "\t" { text.removeFirst() }
        while let last = text.last, last == " " || last == "\t" { text.removeLast() }
        return text
    }

    /// What is wrong with a line of times.
    struct Fault: Error {
        let message: String
    }
}
