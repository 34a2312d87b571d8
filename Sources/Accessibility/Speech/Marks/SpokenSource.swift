import TextProcessing

/// The text that is spoken and where it stands in what the citizen sent: for plain text the same, for SSML without its tags.
public struct SpokenSource: Hashable, Sendable {
    /// The source, byte for byte.
    let bytes: [UInt8]
    private let characters: [UInt8]
    /// For each byte of `characters` the byte of the source; nil when they are the same.
    private let offsets: [Int]?
    private let paragraphEnds: [Int]

    /// Takes plain text.
    public init(_ text: String) {
        bytes = Array(text.utf8)
        characters = bytes
        offsets = nil
        var ends: [Int] = []
        for index in bytes.indices.dropFirst() where bytes[index] == 0x0A {
            // A line that is empty, whatever the line ends are.
            let before = bytes[..<index].last { $0 != 0x0D }
            if before == 0x0A { ends.append(index) }
        }
        paragraphEnds = ends
    }

    /// Takes a document and the source it was read from.
    ///
    /// - Parameters:
    ///   - document: The document, its runs in the order of the source.
    ///   - source: The source.
    public init(_ document: SpeechDocument, source: String) {
        bytes = Array(source.utf8)
        var characters: [UInt8] = []
        var offsets: [Int] = []
        var ends: [Int] = []
        for element in document.elements {
            switch element {
            case .text(let run):
                let text = Array(run.text.utf8)
                characters += text
                offsets += run.offsets ?? Array(run.start..<run.start + text.count)
            case .paragraphEnd: if let last = offsets.last { ends.append(last) }
            case .pause, .mark, .sentenceEnd: continue
            }
        }
        self.characters = characters
        self.offsets = offsets
        paragraphEnds = ends
    }

    /// The text of a range of the source, entities resolved and tags left out, as it stands.
    func characters(_ range: Range<Int>) -> String {
        var lower = index(of: range.lowerBound)
        var upper = max(lower, index(of: range.upperBound))
        // A range that cuts a character in two begins behind it and ends behind it.
        while lower < upper, characters[lower] & 0xC0 == 0x80 { lower += 1 }
        while upper > lower, upper < characters.count, characters[upper] & 0xC0 == 0x80 { upper += 1 }
        return String(decoding: characters[lower..<upper], as: UTF8.self)
    }

    /// The same with white space brought to single spaces and none at the ends.
    func text(_ range: Range<Int>) -> String { Self.collapsed(characters(range)) }

    /// White space brought to single spaces, none at the ends.
    static func collapsed(_ text: String) -> String {
        text.unicodeScalars.split { $0.properties.isWhitespace }.map { String($0) }.joined(separator: " ")
    }

    /// Whether a paragraph ends between two bytes of the source.
    func endsParagraph(between start: Int, and end: Int) -> Bool {
        paragraphEnds.contains { $0 + 1 >= start && $0 < end }
    }

    /// Index of the first byte of `characters` that stands at a byte of the source or behind it.
    private func index(of place: Int) -> Int {
        guard let offsets else { return min(max(place, 0), characters.count) }
        var (low, high) = (0, offsets.count)
        while low < high {
            let middle = (low + high) / 2
            if offsets[middle] < place { low = middle + 1 } else { high = middle }
        }
        return low
    }
}
