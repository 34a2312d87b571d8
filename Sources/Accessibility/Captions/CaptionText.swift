/// The text of a cue: characters, and markup as the file has it.
public struct CaptionText: Hashable, Sendable {
    /// One piece of a text.
    public enum Piece: Hashable, Sendable {
        /// Characters with entities resolved; lines are parted by U+000A.
        case text(String)
        /// One tag verbatim: `<i>`, `</i>`, `<v Ana>`, `<c.loud>`, `<00:00:01.000>`, `{\an8}`.
        case markup(String)
    }

    /// The pieces in order; no two texts beside each other, none empty.
    public private(set) var pieces: [Piece]

    /// Creates a text of pieces in order.
    public init(pieces: [Piece]) {
        self.pieces = []
        for piece in pieces { append(piece) }
    }

    /// Creates a text without markup.
    public init(_ text: String) { self.init(pieces: [.text(text)]) }

    /// The characters without markup.
    public var plain: String {
        pieces.reduce(into: "") { if case .text(let text) = $1 { $0 += text } }
    }

    /// Whether there is nothing but white space and markup.
    public var isBlank: Bool { plain.unicodeScalars.allSatisfy(\.properties.isWhitespace) }

    /// Lines without markup; none when the text is blank.
    public var plainLines: [String] {
        isBlank ? [] : plain.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    }

    /// Adds a piece; characters join those before them.
    public mutating func append(_ piece: Piece) {
        switch piece {
        case .text(""), .markup(""): return
        case .text(let text):
            guard case .text(let before) = pieces.last else { break }
            pieces[pieces.count - 1] = .text(before + text)
            return
        case .markup: break
        }
        pieces.append(piece)
    }
}

extension CaptionText: ExpressibleByStringLiteral {
    /// Creates a text without markup.
    public init(stringLiteral value: String) { self.init(value) }
}

/// Takes a tag apart: `</c.loud.red>` is a closing one named `c`.
struct CaptionTag {
    /// Name in lower case; empty for a time and for `{...}`.
    let name: String
    /// Whether it ends an element.
    let isClosing: Bool
    /// What stands behind the name, without the sign of its end: `Ana` of `<v Ana>`.
    let annotation: String

    init(_ markup: String) {
        var body = markup.dropFirst()
        if body.hasSuffix(">") { body = body.dropLast() }
        isClosing = markup.hasPrefix("</")
        if isClosing { body = body.dropFirst() }
        let letters = body.prefix { $0.isASCII && $0.isLetter }
        name = markup.hasPrefix("<") ? letters.lowercased() : ""
        let rest = body.dropFirst(letters.count)
        annotation = String(rest.drop { $0 != " " && $0 != "\t" }.drop { $0 == " " || $0 == "\t" })
    }

    /// Whether the tag starts or ends an element; a time or an override stands alone.
    var isElement: Bool { !name.isEmpty }
}
