import TextProcessing
import Translation

/// Marks the parts of a text that a service must not touch as elements of XML or HTML, and takes the marks off again.
struct ProtectedMarkup: Sendable {
    /// A part of a marked text.
    struct Piece: Hashable {
        var text: String
        var isProtected: Bool
    }

    /// Name of the element, in small letters.
    let element: String
    /// Attributes of its start tag, with a blank before them.
    let attributes: String

    /// What the service's documentation calls for: `<x>` for instance.
    init(element: String, attributes: String = "") {
        self.element = element
        self.attributes = attributes
    }

    /// Whether a batch has anything to protect; without that it travels as plain text.
    static func isNeeded(_ segments: [SegmentInput]) -> Bool { segments.contains { !$0.protectedSpans.isEmpty } }

    /// The text with `&`, `<` and `>` escaped and the protected spans inside elements.
    ///
    /// - Parameters:
    ///   - segment: The text and its spans.
    ///   - isSpecial: Further bytes to protect, runs of them together; ASCII only.
    /// - Returns: A well-formed piece of XML.
    func encoded(_ segment: SegmentInput, isSpecial: (UInt8) -> Bool = { _ in false }) -> String {
        let bytes = Array(segment.text.utf8)
        var output: [UInt8] = []
        func escape(_ range: Range<Int>) {
            for byte in bytes[range] {
                switch byte {
                case UInt8(ascii: "&"): output += "&amp;".utf8
                case UInt8(ascii: "<"): output += "&lt;".utf8
                case UInt8(ascii: ">"): output += "&gt;".utf8
                default: output.append(byte)
                }
            }
        }
        func protect(_ range: Range<Int>) {
            output += "<\(element)\(attributes)>".utf8
            escape(range)
            output += "</\(element)>".utf8
        }
        func pass(_ range: Range<Int>) {
            var position = range.lowerBound
            while position < range.upperBound {
                let isRun = isSpecial(bytes[position])
                var end = position + 1
                while end < range.upperBound, isSpecial(bytes[end]) == isRun { end += 1 }
                if isRun { protect(position..<end) } else { escape(position..<end) }
                position = end
            }
        }
        var position = 0
        for span in segment.protectedSpans {
            pass(position..<span.lowerBound)
            protect(span.range)
            position = span.upperBound
        }
        pass(position..<bytes.count)
        return String(decoding: output, as: UTF8.self)
    }

    /// The text without the elements, entities as the characters they stand for.
    func decoded(_ text: String, unescapes: Bool = true) -> String {
        pieces(of: text, unescapes: unescapes).map(\.text).joined()
    }

    /// The parts of a marked text, in order.
    ///
    /// - Parameters:
    ///   - text: What the service gave back.
    ///   - unescapes: Whether entities stand for characters.
    /// - Returns: Parts that are not empty.
    func pieces(of text: String, unescapes: Bool = true) -> [Piece] {
        let bytes = Array(text.utf8)
        var pieces: [Piece] = []
        var output: [UInt8] = []
        var isProtected = false
        func close() {
            if !output.isEmpty {
                pieces.append(Piece(text: String(decoding: output, as: UTF8.self), isProtected: isProtected))
            }
            output = []
        }
        var position = 0
        while position < bytes.count {
            if bytes[position] == UInt8(ascii: "<"), let tag = tag(in: bytes, at: position) {
                close()
                isProtected = tag.isStart
                position = tag.end
            } else if unescapes, let entity = MarkupEntity(in: bytes, at: position) {
                output += entity.text.utf8
                position = entity.end
            } else {
                output.append(bytes[position])
                position += 1
            }
        }
        close()
        return pieces
    }

    /// The tag of our element that starts at a position.
    private func tag(in bytes: [UInt8], at position: Int) -> (isStart: Bool, end: Int)? {
        var place = position + 1
        let isStart = place < bytes.count && bytes[place] != UInt8(ascii: "/")
        if !isStart { place += 1 }
        for letter in element.utf8 {
            guard place < bytes.count, bytes[place] == letter || bytes[place] | 0x20 == letter else { return nil }
            place += 1
        }
        guard place < bytes.count, bytes[place] == UInt8(ascii: ">") || bytes[place] == UInt8(ascii: " "),
            let end = bytes[place...].firstIndex(of: UInt8(ascii: ">"))
        else { return nil }
        return (isStart, end + 1)
    }
}
