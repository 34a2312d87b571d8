import TextProcessing

/// Reads the part of SSML that is spoken here: `speak`, `p`, `s`, `break`, `prosody`, `emphasis`, `say-as`, `sub`, `phoneme`,
/// `lang` and `mark`.
///
/// Anything else is an error that names it and its place; nothing is passed over in silence. Documents come from strangers:
/// size and nesting are limited, a document type (and with it every entity but XML's own five) is refused, nothing outside
/// of the document is read.
///
/// Source: Speech Synthesis Markup Language (SSML) 1.1, W3C Recommendation (2010).
public struct SSMLReader: Sendable {
    /// Most bytes of a document.
    public var byteLimit: Int
    /// Most elements within each other.
    public var depthLimit: Int

    /// Creates a reader.
    ///
    /// - Parameters:
    ///   - byteLimit: Most bytes of a document.
    ///   - depthLimit: Most elements within each other; 32 is more than a written text needs.
    public init(byteLimit: Int = 262_144, depthLimit: Int = 32) {
        self.byteLimit = byteLimit
        self.depthLimit = depthLimit
    }

    /// Whether a text looks like SSML: its first tag is `speak`, or it begins with an XML declaration.
    public static func recognizes(_ text: String) -> Bool {
        let start = text.utf8.drop { $0 <= 0x20 || $0 == 0xEF || $0 == 0xBB || $0 == 0xBF }
        return start.starts(with: "<speak".utf8) || start.starts(with: "<?xml".utf8)
    }

    /// Reads a document.
    ///
    /// - Parameter text: The document.
    /// - Returns: What is to be spoken; every place is a UTF-8 byte of the document.
    /// - Throws: ``SpeechError/invalidDocument(offset:reason:)`` or ``SpeechError/tooLarge(what:limit:)``.
    public func read(_ text: String) throws(SpeechError) -> SpeechDocument { try read(Array(text.utf8)) }

    /// Reads a document.
    ///
    /// - Parameter bytes: The document in UTF-8.
    /// - Returns: What is to be spoken; every place is a byte of the document.
    /// - Throws: ``SpeechError/invalidDocument(offset:reason:)`` or ``SpeechError/tooLarge(what:limit:)``.
    public func read(_ bytes: [UInt8]) throws(SpeechError) -> SpeechDocument {
        guard bytes.count <= byteLimit else { throw .tooLarge(what: "bytes of SSML", limit: byteLimit) }
        try Self.checkCharacters(bytes)
        let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
        var scanner = SSMLScanner(bytes, start: start, depthLimit: depthLimit)
        var tokens: [SSMLToken] = []
        while let token = try scanner.next() { tokens.append(token) }
        let tree = try SSMLTree(bytes, start: start)
        return try Self.build(tokens, tree)
    }

    private static func build(_ tokens: [SSMLToken], _ tree: SSMLTree) throws(SpeechError) -> SpeechDocument {
        var builder = SSMLBuilder()
        var characters: [UInt8] = []
        var offsets: [Int] = []
        var depth = 0
        for token in tokens {
            switch token {
            case .text(let bytes, let places):
                characters += bytes
                offsets += places
                continue
            case .start(let name, let offset, let places, let isEmpty):
                try checkStep(depth == 0 || tree.takeText() == characters, offset)
                if depth == 0 { _ = tree.takeText() } else { try builder.text(characters, offsets) }
                guard let (namespace, attributes) = tree.enter(name, isEmpty: isEmpty) else {
                    throw .invalidDocument(offset: offset, reason: mismatch)
                }
                let element = SSMLElement(
                    name: name, namespace: namespace, offset: offset,
                    attributes: attributes.map {
                        SSMLElement.Attribute(name: $0.name, value: $0.value, offset: places[$0.name] ?? offset)
                    })
                try builder.start(element)
                if isEmpty { try builder.end() } else { depth += 1 }
            case .end(_, let offset):
                try checkStep(tree.takeText() == characters, offset)
                try builder.text(characters, offsets)
                try checkStep(tree.leave(), offset)
                try builder.end()
                depth -= 1
            }
            (characters, offsets) = ([], [])
        }
        return SpeechDocument(elements: builder.elements)
    }

    private static let mismatch = "two readers of this document do not agree"

    private static func checkStep(_ isSame: Bool, _ offset: Int) throws(SpeechError) {
        if !isSame { throw .invalidDocument(offset: offset, reason: mismatch) }
    }

    /// Refuses what is not UTF-8 and control characters, U+0000 first of all.
    private static func checkCharacters(_ bytes: [UInt8]) throws(SpeechError) {
        var parser = UTF8.ForwardParser()
        var iterator = bytes.makeIterator()
        var offset = 0
        while true {
            switch parser.parseScalar(from: &iterator) {
            case .emptyInput: return
            case .error: throw .invalidDocument(offset: offset, reason: "not UTF-8")
            case .valid(let scalar):
                if let byte = scalar.first, byte < 0x20, byte != 0x09, byte != 0x0A, byte != 0x0D {
                    throw .invalidDocument(offset: offset, reason: "a control character")
                }
                offset += scalar.count
            }
        }
    }
}
