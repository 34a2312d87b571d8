/// Reads what the text profile of IMSC 1 uses of TTML 1: `body`, `div`, `p`, `span` and `br` with times and attributes.
///
/// Times of outer elements are added up (`timeContainer="par"`), `region`, `style` and styling attributes of `body` and
/// `div` go to the cues. The head is kept as it is. White space is folded unless `xml:space` says otherwise.
struct TimedTextReader {
    private(set) var warnings: [CaptionWarning] = []
    private let stream: TimedTextStream
    private var clock = TimedTextClock()
    private var blocks: [CaptionBlock] = []
    private var language: String?

    init(_ bytes: [UInt8]) throws(CaptionError) {
        let text = try CaptionLines.text(bytes)
        stream = try TimedTextStream(Array(text.utf8))
    }

    /// What an element hands to those inside it.
    private struct Scope {
        var begin = 0
        var end: Int?
        var attributes: [CaptionAttribute] = []
        var language: String?
        var keepsSpace = false
    }

    mutating func document() throws(CaptionError) -> CaptionDocument {
        var document = CaptionDocument(format: .timedText)
        var scopes: [Scope] = []
        while let event = try stream.next() {
            switch event {
            case .start(let element, let isEmpty) where scopes.isEmpty:
                try readRoot(element, &document)
                if !isEmpty { scopes.append(try scope(of: element, in: Scope(), isRoot: true)) }
            case .start(let element, let isEmpty):
                let parent = scopes[scopes.count - 1]
                switch element.name {
                case "head": document.head = try stream.outerXML()
                case "body", "div":
                    if element["timeContainer"] == "seq" { warn("times in sequence are read as parallel ones") }
                    if !isEmpty { scopes.append(try scope(of: element, in: parent)) }
                case "p": try readCue(element, isEmpty, parent)
                default:
                    warn("<\(element.name)> is left out")
                    try stream.skip()
                }
            case .end: scopes.removeLast()
            case .comment(let text): if scopes.count > 1 { blocks.append(.note(text)) }
            case .text(let text):
                if !text.unicodeScalars.allSatisfy(\.properties.isWhitespace) {
                    warn("characters outside <p> are left out")
                }
            }
        }
        document.blocks = blocks
        return document
    }

    private mutating func readRoot(_ element: TimedTextElement, _ document: inout CaptionDocument) throws(CaptionError)
    {
        guard element.name == "tt" else {
            throw error("the root element is <\(element.name)>, expected <tt>")
        }
        if element.namespace != "http://www.w3.org/ns/ttml" { warn("the namespace is not that of TTML 1") }
        clock = TimedTextClock(root: element)
        document.rootAttributes = element.attributes.filter { $0.name != "xml:lang" && $0.name != "xml:space" }
        language = element["xml:lang"].flatMap { $0.isEmpty ? nil : $0 }
        document.language = language
    }

    private static let ownAttributes: Set<String> = [
        "begin", "end", "dur", "xml:id", "xml:lang", "xml:space", "timeContainer",
    ]

    private func scope(
        of element: TimedTextElement, in parent: Scope, isRoot: Bool = false
    ) throws(CaptionError) -> Scope {
        var scope = parent
        if let language = element["xml:lang"] { scope.language = language.isEmpty ? nil : language }
        if let space = element["xml:space"] { scope.keepsSpace = space == "preserve" }
        if isRoot { return scope }
        let begin = try time(element, "begin")
        let end = try time(element, "end")
        let duration = try time(element, "dur")
        scope.begin = parent.begin + (begin ?? 0)
        let ends = [end.map { parent.begin + $0 }, duration.map { scope.begin + $0 }, parent.end].compactMap { $0 }
        scope.end = ends.min()
        for attribute in element.attributes where !Self.ownAttributes.contains(attribute.name) {
            guard let index = scope.attributes.firstIndex(where: { $0.name == attribute.name }) else {
                scope.attributes.append(attribute)
                continue
            }
            // Later styles win, so those of the outer element come first.
            let outer = scope.attributes[index].value
            scope.attributes[index].value = attribute.name == "style" ? outer + " " + attribute.value : attribute.value
        }
        return scope
    }

    private func time(_ element: TimedTextElement, _ name: String) throws(CaptionError) -> Int? {
        guard let text = element[name] else { return nil }
        guard let time = clock.milliseconds(text) else { throw error("\(name)=\"\(text.prefix(40))\" is not a time") }
        return time
    }

    private mutating func readCue(_ element: TimedTextElement, _ isEmpty: Bool, _ parent: Scope) throws(CaptionError) {
        let line = stream.line
        var scope = try scope(of: element, in: parent)
        var text = TimedTextBody(keepsSpace: scope.keepsSpace)
        var spans: [Range<Int>] = []
        var closing: [String] = []
        while !isEmpty, let event = try stream.next() {
            if case .end = event, closing.isEmpty { break }
            switch event {
            case .end:
                text.close(closing.removeLast())
            case .text(let characters): text.add(characters)
            case .comment: warn("a comment inside a cue is left out")
            case .start(let element, let isEmpty):
                switch element.name {
                case "br":
                    text.breakLine()
                    if !isEmpty { try stream.skip() }
                case "span":
                    if let begin = try time(element, "begin") {
                        let duration = try time(element, "dur").map { begin + $0 }
                        let end = try time(element, "end") ?? duration
                        spans.append(begin..<max(begin, end ?? begin))
                    }
                    let tags = Self.tags(element)
                    text.open(tags.open)
                    if isEmpty { text.close(tags.close) } else { closing.append(tags.close) }
                default:
                    warn("<\(element.name)> is left out")
                    if !isEmpty { try stream.skip() }
                }
            }
        }
        if element["begin"] == nil, scope.end == nil, let first = spans.map(\.lowerBound).min() {
            let last = spans.map(\.upperBound).max() ?? first
            scope.end = last > first ? scope.begin + last : nil
            scope.begin += first
        }
        if scope.end == nil { warnings.append(CaptionWarning(place: line, message: "the cue has no end")) }
        let settings = scope.attributes.map { "\($0.name)=\"\(TimedTextWriter.escaped($0.value))\"" }
        blocks.append(
            .cue(
                CaptionCue(
                    id: element["xml:id"], start: scope.begin, end: scope.end, text: text.text(),
                    settings: settings.joined(separator: " "),
                    language: scope.language == language ? nil : scope.language)))
    }

    /// The tags for a span: short ones where it has but one meaning.
    private static func tags(_ element: TimedTextElement) -> (open: String, close: String) {
        if element.attributes.count == 1, let attribute = element.attributes.first {
            switch (attribute.name.split(separator: ":").last, attribute.value) {
            case ("fontStyle", "italic"): return ("<i>", "</i>")
            case ("fontWeight", "bold"): return ("<b>", "</b>")
            case ("textDecoration", "underline"): return ("<u>", "</u>")
            case ("lang", let tag) where !tag.isEmpty: return ("<lang \(tag)>", "</lang>")
            default: break
            }
        }
        let attributes = element.attributes.map { " \($0.name)=\"\(TimedTextWriter.escaped($0.value))\"" }
        return ("<span\(attributes.joined())>", "</span>")
    }

    private func error(_ message: String) -> CaptionError {
        CaptionError(line: stream.line, reason: .malformed(message))
    }

    private mutating func warn(_ message: String) {
        warnings.append(CaptionWarning(place: stream.line, message: message))
    }
}

/// Gathers the characters of a `p` and folds white space as XML has it by default.
private struct TimedTextBody {
    let keepsSpace: Bool
    private var pieces: [CaptionText.Piece] = []
    private var isAfterSpace = true

    init(keepsSpace: Bool) { self.keepsSpace = keepsSpace }

    mutating func add(_ characters: String) {
        if keepsSpace {
            pieces.append(.text(characters))
            return
        }
        var text = String.UnicodeScalarView()
        for scalar in characters.unicodeScalars {
            let isSpace = [" ", "\n", "\r", "\t"].contains(scalar)
            if isSpace, isAfterSpace { continue }
            text.append(isSpace ? " " : scalar)
            isAfterSpace = isSpace
        }
        pieces.append(.text(String(text)))
    }

    mutating func open(_ tag: String) { pieces.append(.markup(tag)) }

    mutating func close(_ tag: String) { pieces.append(.markup(tag)) }

    mutating func breakLine() {
        trimEnd()
        pieces.append(.text("\n"))
        isAfterSpace = true
    }

    mutating func text() -> CaptionText {
        trimEnd()
        return CaptionText(pieces: pieces)
    }

    private mutating func trimEnd() {
        guard !keepsSpace else { return }
        for index in pieces.indices.reversed() {
            guard case .text(let text) = pieces[index] else { continue }
            if text.hasSuffix(" ") { pieces[index] = .text(String(text.dropLast())) }
            if !text.isEmpty { return }
        }
    }
}
