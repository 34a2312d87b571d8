import TextProcessing

/// Makes the elements of a spoken document out of tags and characters.
struct SSMLBuilder {
    /// What was made so far.
    private(set) var elements: [SpeechElement] = []
    private var open: [Manner] = []
    private var isInSentence = false

    private static let namespace = "http://www.w3.org/2001/10/synthesis"
    /// Elements of SSML 1.1 that are not spoken here.
    private static let refused: Set<String> = [
        "audio", "voice", "lexicon", "lookup", "meta", "metadata", "desc", "token", "w", "par", "seq", "media",
    ]

    /// How text within an element is to be spoken.
    private struct Manner {
        var element: SSMLElement
        var variety: LanguageVariety?
        var style = ReadingStyle.automatic
        var prosody = Prosody.neutral
        /// Whether only text may stand within.
        var isLeaf = false
        /// Whether nothing may stand within.
        var isVoid = false
        var hasText = false
    }

    /// Takes characters.
    ///
    /// - Parameters:
    ///   - characters: UTF-8.
    ///   - offsets: Byte of the document for each.
    /// - Throws: ``SpeechError/invalidDocument(offset:reason:)`` where no text may stand.
    mutating func text(_ characters: [UInt8], _ offsets: [Int]) throws(SpeechError) {
        guard let start = offsets.first, let manner = open.last else { return }
        let isSpace = characters.allSatisfy { $0 <= 0x20 }
        if manner.isVoid {
            if isSpace { return }
            throw .invalidDocument(offset: start, reason: "<\(manner.element.name)> holds no text")
        }
        if isSpace, !followsText { return }
        if !isSpace { open[open.count - 1].hasText = true }
        let isInStep = zip(offsets, offsets.dropFirst()).allSatisfy { $1 == $0 + 1 }
        elements.append(
            .text(
                SpeechRun(
                    text: String(decoding: characters, as: UTF8.self), start: start, offsets: isInStep ? nil : offsets,
                    variety: manner.variety, style: manner.style, prosody: manner.prosody)))
        isInSentence = isInSentence || !isSpace
    }

    /// Takes a start tag.
    ///
    /// - Parameter element: Its name and attributes.
    /// - Throws: ``SpeechError/invalidDocument(offset:reason:)`` when it is not spoken here or its attributes are not.
    mutating func start(_ element: SSMLElement) throws(SpeechError) {
        try checkPlace(of: element)
        var manner = open.last ?? Manner(element: element)
        manner.element = element
        manner.hasText = false
        switch element.name {
        case "speak": try element.allow("version", "xml:lang", "xsi:schemaLocation")
        case "p":
            try element.allow("xml:lang")
            if isInSentence { endParagraph() }
        case "s":
            try element.allow("xml:lang")
            endSentence()
        case "lang":
            try element.allow("xml:lang")
            _ = try element.required("xml:lang")
        case "prosody":
            try element.allow("rate", "pitch", "volume")
            manner.prosody = manner.prosody * (try element.prosody())
        case "emphasis":
            try element.allow("level")
            manner.prosody = manner.prosody * (try element.emphasis())
        case "say-as":
            try element.allow("interpret-as", "format")
            manner.style = try element.style()
            manner.isLeaf = true
        case "sub":
            try element.allow("alias")
            manner.style = .alias(try element.required("alias").value)
            manner.isLeaf = true
        case "phoneme":
            try element.allow("alphabet", "ph")
            manner.style = .phonemes(try element.phonemes())
            manner.isLeaf = true
        case "break":
            try element.allow("time", "strength")
            elements.append(.pause(milliseconds: try element.pause()))
            manner.isVoid = true
        case "mark":
            try element.allow("name")
            elements.append(.mark(name: try element.required("name").value, offset: element.offset))
            manner.isVoid = true
        default:
            let reason = Self.refused.contains(element.name) ? "is not supported" : "is no element of SSML"
            throw .invalidDocument(offset: element.offset, reason: "<\(element.name.prefix(40))> \(reason)")
        }
        if let variety = try element.variety() { manner.variety = variety }
        open.append(manner)
    }

    /// Takes the end tag of the element that was opened last.
    ///
    /// - Throws: ``SpeechError/invalidDocument(offset:reason:)`` when something stands for a text that is missing.
    mutating func end() throws(SpeechError) {
        guard let manner = open.popLast() else { return }
        switch manner.element.name {
        case "p": endParagraph()
        case "s": endSentence()
        case "sub", "phoneme":
            if manner.hasText { return }
            throw .invalidDocument(offset: manner.element.offset, reason: "<\(manner.element.name)> needs a text")
        default: break
        }
    }

    private var followsText: Bool { if case .text = elements.last { true } else { false } }

    private func checkPlace(of element: SSMLElement) throws(SpeechError) {
        let name = element.name.prefix(40)
        guard let parent = open.last else {
            guard element.name == "speak" else {
                throw .invalidDocument(
                    offset: element.offset, reason: "the root element is <\(name)>, expected <speak>")
            }
            return try checkNamespace(of: element)
        }
        if parent.isLeaf || parent.isVoid || element.name == "speak" {
            throw .invalidDocument(
                offset: element.offset, reason: "<\(name)> cannot stand within <\(parent.element.name)>")
        }
        try checkNamespace(of: element)
    }

    private func checkNamespace(of element: SSMLElement) throws(SpeechError) {
        if element.namespace == nil || element.namespace == Self.namespace { return }
        throw .invalidDocument(
            offset: element.offset, reason: "<\(element.name.prefix(40))> is not in the namespace of SSML")
    }

    private mutating func endSentence() {
        if isInSentence { elements.append(.sentenceEnd) }
        isInSentence = false
    }

    private mutating func endParagraph() {
        if !elements.isEmpty, elements.last != .paragraphEnd { elements.append(.paragraphEnd) }
        isInSentence = false
    }
}

extension Prosody {
    /// One manner within another: factors multiply, each held within its range.
    public static func * (outer: Prosody, inner: Prosody) -> Prosody {
        Prosody(rate: outer.rate * inner.rate, pitch: outer.pitch * inner.pitch, volume: outer.volume * inner.volume)
    }
}
