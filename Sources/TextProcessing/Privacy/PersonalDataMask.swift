/// The texts of one request with opaque placeholders in the places of personal data, and the way back.
///
/// The same value has the same placeholder in all texts of the request. Placeholders are numbered in order of first
/// occurrence and tell nothing of the value. Their series is one that no text of the request contains, not even
/// deformed, so a text that speaks of `{P1}` is safe. Data in a mask exist in memory only; it is not `Codable`.
public struct PersonalDataMask: Sendable {
    /// One text without its personal data.
    public struct MaskedText: Hashable, Sendable {
        /// The text with placeholders.
        public let text: String
        /// Placeholders, and the parts that were protected before, in the masked text; in order, disjoint.
        public let protectedSpans: [ByteRange<NormalizedForm>]
        /// What was taken out, in order, with its place in the text as it was given.
        public let data: [PersonalDatum]
        /// How often each placeholder stands in the masked text, by number.
        let counts: [Int: Int]
        /// Whether a brace or a backslash of the text stands beside a datum.
        let isWrapped: Bool
        /// Whether nothing is left but placeholders and signs.
        public let isAllMasked: Bool
    }

    /// The texts in order.
    public let texts: [MaskedText]
    /// How placeholders are written.
    public let form: PlaceholderForm
    /// Letters of the placeholders.
    public let series: String
    private let values: [[UInt8]]
    private let scanner: PlaceholderScanner

    /// Masks the texts of a request.
    ///
    /// A protected part that holds a datum, such as a web address with a number in it, is masked whole.
    ///
    /// - Parameters:
    ///   - texts: Normalized texts with their protected parts, in order and disjoint.
    ///   - finder: Finds the data.
    ///   - form: How placeholders are written.
    public init(
        _ texts: [(text: String, protectedSpans: [ByteRange<NormalizedForm>])], finder: PersonalDataFinder,
        form: PlaceholderForm = .brace
    ) {
        let contents = texts.map { Array($0.text.utf8) }
        let series = Self.freeSeries(contents)
        var numbers: [[UInt8]: Int] = [:]
        var values: [[UInt8]] = []
        var masked: [MaskedText] = []
        for (source, bytes) in zip(texts, contents) {
            let protected = source.protectedSpans.map { PersonalDatum(.protectedPart, range: $0) }
            let data = Self.joined(finder.data(in: source.text), protected)
            masked.append(
                Self.mask(bytes, data, source.protectedSpans) { value in
                    let number = numbers[value] ?? values.count + 1
                    if numbers[value] == nil {
                        numbers[value] = number
                        values.append(value)
                    }
                    return (number, form.text(series: series, number: number))
                })
        }
        self.texts = masked
        self.form = form
        self.series = series
        self.values = values
        scanner = PlaceholderScanner(form: form, series: series)
    }

    /// The data, each widened to the protected parts that it touches.
    private static func joined(_ data: [PersonalDatum], _ protected: [PersonalDatum]) -> [PersonalDatum] {
        var touched: [PersonalDatum] = []
        var next = 0
        for part in protected {
            while next < data.count, data[next].range.upperBound <= part.range.lowerBound { next += 1 }
            if next < data.count, data[next].range.lowerBound < part.range.upperBound { touched.append(part) }
        }
        return touched.isEmpty ? data : PersonalDatum.disjoint(data + touched)
    }

    private static func mask(
        _ bytes: [UInt8], _ data: [PersonalDatum], _ protected: [ByteRange<NormalizedForm>],
        _ placeholder: ([UInt8]) -> (number: Int, text: String)
    ) -> MaskedText {
        var output: [UInt8] = []
        output.reserveCapacity(bytes.count)
        var spans: [ByteRange<NormalizedForm>] = []
        var counts: [Int: Int] = [:]
        var position = 0
        var next = 0
        var hasLetters = false
        var isWrapped = false
        // The last and the first byte of the full-width braces are among them.
        let wrapping = Array("{}\\".utf8) + [0x9B, 0xEF]
        for index in 0...data.count {
            let datum = index < data.count ? data[index] : nil
            let end = datum?.range.lowerBound ?? bytes.count
            let shift = output.count - position
            while next < protected.count, protected[next].upperBound <= end {
                if protected[next].lowerBound >= position {
                    spans.append(ByteRange(protected[next].lowerBound + shift, protected[next].upperBound + shift))
                }
                next += 1
            }
            hasLetters =
                hasLetters || bytes[position..<end].contains { $0 >= 0x80 || $0 &- 0x41 < 26 || $0 &- 0x61 < 26 }
            output += bytes[position..<end]
            position = end
            guard let datum else { continue }
            let (number, text) = placeholder(Array(bytes[datum.range.range]))
            isWrapped = isWrapped || wrapping.contains(output.last ?? 0)
            isWrapped =
                isWrapped || (datum.range.upperBound < bytes.count && wrapping.contains(bytes[datum.range.upperBound]))
            spans.append(ByteRange(output.count, output.count + text.utf8.count))
            output += text.utf8
            counts[number, default: 0] += 1
            position = datum.range.upperBound
        }
        return MaskedText(
            text: String(decoding: output, as: UTF8.self), protectedSpans: spans, data: data, counts: counts,
            isWrapped: isWrapped,
            isAllMasked: !data.isEmpty && !hasLetters)
    }

    private static let letters = Array("PQRSTUVWYZ")

    /// The first name of letters from P to Z, the shortest first, that stands before a digit in no text.
    ///
    /// Ends, because a text of n bytes cannot hold all series of a length whose number exceeds n.
    private static func freeSeries(_ texts: [[UInt8]]) -> String {
        let taken = texts.reduce(into: Set<[UInt8]>()) { $0.formUnion(PlaceholderScanner.takenSeries(in: $1)) }
        var number = 0
        while true {
            var name = ""
            var rest = number
            repeat {
                name.append(letters[rest % letters.count])
                rest = rest / letters.count - 1
            } while rest >= 0
            if !taken.contains(Array(name.lowercased().utf8)) { return name }
            number += 1
        }
    }
}

extension PersonalDataMask {
    /// What an engine did to placeholders.
    public struct Damage: Error, Hashable, Sendable {
        /// Placeholders that are missing, or too few of them.
        public let lost: [String]
        /// Placeholders that came back too often.
        public let duplicated: [String]
        /// How many stand there that were never sent.
        public let inventedCount: Int
    }

    /// Puts the data back, and verifies that each placeholder came back exactly as often as it went.
    ///
    /// - Parameters:
    ///   - translation: What the engine made of a text.
    ///   - index: Which text.
    /// - Returns: The text with the data.
    /// - Throws: ``Damage`` that names placeholders and no data.
    public func restore(_ translation: String, of index: Int) throws(Damage) -> String {
        let wanted = texts[index].counts
        let (text, found, invented) = replaced(translation, isPlain: texts[index].isWrapped)
        guard found != wanted || invented > 0 else { return text }
        let numbers = Set(wanted.keys).union(found.keys).sorted()
        func names(_ isMeant: (Int, Int) -> Bool) -> [String] {
            numbers.filter { isMeant(found[$0, default: 0], wanted[$0, default: 0]) }
                .map { form.text(series: series, number: $0) }
        }
        throw Damage(lost: names(<), duplicated: names(>), inventedCount: invented)
    }

    /// Puts the data back wherever a placeholder stands, for words and phrases of a translation; verifies nothing.
    public func restorePart(_ part: String) -> String { replaced(part, isPlain: false).text }

    /// Whether a text is one placeholder and nothing else.
    public func isPlaceholder(_ text: String) -> Bool {
        let bytes = Array(text.utf8)
        let matches = scanner.matches(in: bytes)
        return matches.count == 1 && matches[0].range == 0..<bytes.count
    }

    private func replaced(_ text: String, isPlain: Bool) -> (text: String, counts: [Int: Int], invented: Int) {
        guard !values.isEmpty else { return (text, [:], 0) }
        let bytes = Array(text.utf8)
        let matches = scanner.matches(in: bytes, isPlain: isPlain)
        if matches.isEmpty { return (text, [:], 0) }
        var output: [UInt8] = []
        var counts: [Int: Int] = [:]
        var invented = 0
        var position = 0
        for match in matches {
            output += bytes[position..<match.range.lowerBound]
            position = match.range.upperBound
            if let number = match.number, number <= values.count {
                output += values[number - 1]
                counts[number, default: 0] += 1
            } else {
                output += bytes[match.range]
                invented += 1
            }
        }
        output += bytes[position...]
        return (String(decoding: output, as: UTF8.self), counts, invented)
    }
}
