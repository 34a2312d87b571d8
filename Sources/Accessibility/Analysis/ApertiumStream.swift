import TextProcessing

/// Apertium's stream format between analyser and transfer: `^surface/lemma<tags>+lemma<tags># rest$`.
///
/// Source: Apertium's documentation of the stream format. A backslash quotes a special character; text between units and
/// superblanks in square brackets are not words.
public enum ApertiumStream {
    /// The text as it is sent: special characters quoted, line breaks and tabs as spaces so that multiword units are
    /// found across lines.
    ///
    /// - Parameter text: The text; every white space of one byte keeps its length.
    /// - Returns: UTF-8 bytes; a space at the end keeps the full stop of the framing apart from an abbreviation.
    public static func request(for text: String) -> [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count + 8)
        for byte in text.utf8 {
            switch byte {
            case 0, UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: "\t"): bytes.append(UInt8(ascii: " "))
            default:
                if special.contains(byte) { bytes.append(UInt8(ascii: "\\")) }
                bytes.append(byte)
            }
        }
        bytes.append(UInt8(ascii: " "))
        return bytes
    }

    /// The words of a reply in which the tagger shows the surface of every unit, found again in the text.
    ///
    /// - Parameters:
    ///   - reply: The tagger's reply to ``request(for:)``.
    ///   - text: The text that was analysed.
    /// - Returns: The words in order, without the full stop that closes the request.
    /// - Throws: ``AnalysisError`` when the reply breaks the format or names a word the text does not have.
    public static func words(
        of reply: some Sequence<UInt8>, in text: String
    ) throws(AnalysisError) -> [AnalyzedWord] {
        let source = Array(text.utf8)
        var scanner = ApertiumUnitScanner(Array(reply))
        var cursor = 0
        var words: [AnalyzedWord] = []
        while let unit = try scanner.next() {
            guard let start = find(unit.surface, in: source, from: cursor) else {
                if unit.surface == [UInt8(ascii: ".")] { continue }
                throw .misaligned(surface: String(decoding: unit.surface, as: UTF8.self), offset: cursor)
            }
            words += percentSigns(in: source, from: cursor, to: start)
            cursor = start + unit.surface.count
            words.append(
                AnalyzedWord(
                    span: ByteRange(start, cursor), surface: String(decoding: source[start..<cursor], as: UTF8.self),
                    parts: unit.parts, isKnown: unit.isKnown))
        }
        return words + percentSigns(in: source, from: cursor, to: source.count)
    }

    /// Percent signs between units: the analyser has them as blanks, but they are read as words.
    private static func percentSigns(in source: [UInt8], from start: Int, to end: Int) -> [AnalyzedWord] {
        (start..<end).filter { source[$0] == UInt8(ascii: "%") }.map { offset in
            AnalyzedWord(
                span: ByteRange(offset, offset + 1), surface: "%",
                parts: [MorphologicalReading(lemma: "%", tags: ["percent"])], isKnown: true)
        }
    }

    private static let special = Set("[]{}?^$@\\/<>".utf8)

    private static func find(_ surface: [UInt8], in source: [UInt8], from cursor: Int) -> Int? {
        guard !surface.isEmpty, cursor + surface.count <= source.count else { return nil }
        return (cursor...(source.count - surface.count)).first { start in
            surface.indices.allSatisfy { index in
                let byte = source[start + index]
                return byte == surface[index] || (surface[index] == UInt8(ascii: " ") && byte <= UInt8(ascii: " "))
            }
        }
    }
}
