/// Divides a text into sentences.
///
/// ICU's sentence rules (UAX #29) propose boundaries; abbreviations, initials, legal numbering, lower case behind a
/// question and placeholders take wrong ones back. A line break always ends a sentence: in forms, lists and headings a
/// line is a unit, and a sentence wrapped over lines is the business of whoever unwraps it. A text without a stop
/// is one sentence, however long. Complexity: O(n).
public struct SentenceSplitter: Sendable {
    private let abbreviations: AbbreviationLexicon

    /// Creates a splitter that knows some abbreviations.
    public init(abbreviations: AbbreviationLexicon) { self.abbreviations = abbreviations }

    /// The sentences of a text, trimmed of white space, in order; only white space lies between them.
    ///
    /// - Parameters:
    ///   - text: A normalized text.
    ///   - language: Variety of the text; English has suppressions of its own, all others take the Spanish ones.
    /// - Returns: UTF-8 offsets; none for a text that is empty or white space.
    public func sentences(in text: String, language: LanguageVariety) -> [ByteRange<NormalizedForm>] {
        let scalars = ScalarText(text)
        var placeholders = PlaceholderFinder().placeholders(in: scalars)[...]
        let locale: StaticString = language.language == "en" ? "en@ss=standard" : "es@ss=standard"
        var sentences: [ByteRange<NormalizedForm>] = []
        var line = 0
        while line < scalars.count {
            let end = Self.lineEnd(scalars.bytes, from: line)
            let start = scalars.skip(from: line, to: end, while: LetterClass.isSpace)
            let stop = scalars.skipBack(from: end, to: start, while: LetterClass.isSpace)
            if start < stop {
                split(scalars, start..<stop, locale: locale, placeholders: &placeholders, into: &sentences)
            }
            line = end + 1
        }
        return sentences
    }

    private static func lineEnd(_ bytes: [UInt8], from start: Int) -> Int {
        var position = start
        while position < bytes.count, bytes[position] != 0x0A, bytes[position] != 0x0D { position += 1 }
        return position
    }

    private func split(
        _ text: ScalarText, _ line: Range<Int>, locale: StaticString,
        placeholders: inout ArraySlice<Placeholder>, into sentences: inout [ByteRange<NormalizedForm>]
    ) {
        var start = line.lowerBound
        for boundary in candidates(text, line, locale: locale) where boundary > start && boundary < line.upperBound {
            while let first = placeholders.first, first.range.upperBound <= boundary { placeholders.removeFirst() }
            if let first = placeholders.first, first.range.lowerBound < boundary { continue }
            let end = text.skipBack(from: boundary, to: start, while: LetterClass.isSpace)
            let next = text.skip(from: boundary, to: line.upperBound, while: LetterClass.isSpace)
            guard next < line.upperBound, end > start else { continue }
            let place = SentenceBoundary(text: text, sentence: start..<end, next: next..<line.upperBound)
            guard place.isGenuine(abbreviations) else { continue }
            sentences.append(ByteRange(start, end))
            start = next
        }
        sentences.append(ByteRange(start, line.upperBound))
    }

    /// ICU's boundaries as byte offsets, and those it has no rule for, in order.
    private func candidates(_ text: ScalarText, _ line: Range<Int>, locale: StaticString) -> [Int] {
        var units: [UInt16] = []
        units.reserveCapacity(line.count)
        for unit in String(decoding: text.bytes[line], as: UTF8.self).utf16 { units.append(unit) }
        var proposed: [Int] = []
        var unit = 0
        var byte = line.lowerBound
        SentenceBoundaryIterator.forEachBoundary(in: units, locale: locale) { boundary in
            while unit < boundary, byte < line.upperBound {
                let size = text.scalar(at: byte).size
                unit += size == 4 ? 2 : 1
                byte += size
            }
            proposed.append(byte)
        }
        return Self.merge(proposed, additional(text, line))
    }

    /// Places behind a stop that ICU's suppressions keep quiet about although the abbreviation may end a sentence
    /// (`etc. El`), and behind an ellipsis, which UAX #29 does not count among the stops.
    private func additional(_ text: ScalarText, _ line: Range<Int>) -> [Int] {
        var places: [Int] = []
        var position = line.lowerBound
        while position < line.upperBound {
            let byte = text.bytes[position]
            let isEllipsis = byte == 0xE2 && text.scalar(at: position).value == "…"
            position += isEllipsis ? 3 : 1
            guard isEllipsis || byte == 0x2E, position < line.upperBound else { continue }
            let next = text.skip(from: position, to: line.upperBound, while: LetterClass.isSpace)
            guard next > position, next < line.upperBound else { continue }
            let first = text.skip(from: next, to: line.upperBound) {
                LetterClass.isOpener($0) || LetterClass.isStraightQuote($0)
            }
            if first < line.upperBound, LetterClass.isUppercase(text.scalar(at: first).value) { places.append(next) }
        }
        return places
    }

    private static func merge(_ left: [Int], _ right: [Int]) -> [Int] {
        var result: [Int] = []
        result.reserveCapacity(left.count + right.count)
        var (i, j) = (0, 0)
        while i < left.count || j < right.count {
            if j == right.count || (i < left.count && left[i] <= right[j]) {
                if j < right.count, left[i] == right[j] { j += 1 }
                result.append(left[i])
                i += 1
            } else {
                result.append(right[j])
                j += 1
            }
        }
        return result
    }
}
