/// Writes XML tag by tag.
struct XMLOutput {
    /// What could not be written, counted by name.
    private(set) var losses: [String: Int] = [:]
    private let output: ByteOutput
    private var pending: [UInt8] = []
    private var open: [String] = []

    /// Begins a file with the XML declaration.
    init(_ output: ByteOutput) {
        self.output = output
        pending.reserveCapacity(1 << 16)
        put("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n")
    }

    /// The file as it was named.
    var file: String { output.file }

    /// Counts a loss.
    mutating func lose(_ name: String, count: Int = 1) {
        if count > 0 { losses[name, default: 0] += count }
    }

    /// Writes a start tag on a line of its own.
    mutating func start(_ name: String, _ attributes: [(String, String)] = []) {
        indent()
        putTag(name, attributes, end: ">\n")
        open.append(name)
    }

    /// Writes the end tag of the innermost open element.
    mutating func end() throws(CorpusFileError) {
        let name = open.removeLast()
        indent()
        put("</\(name)>\n")
        if pending.count > 1 << 16 { try flush() }
    }

    /// Writes an element with characters alone in it.
    mutating func element(_ name: String, _ attributes: [(String, String)] = [], text: String) {
        element(name, attributes, markup: XMLText.escaped(clean(text)))
    }

    /// Writes an element with well-formed markup in it.
    mutating func element(_ name: String, _ attributes: [(String, String)] = [], markup: String) {
        indent()
        putTag(name, attributes, end: ">")
        put(markup)
        put("</\(name)>\n")
    }

    /// Writes an element without content.
    mutating func empty(_ name: String, _ attributes: [(String, String)] = []) {
        indent()
        putTag(name, attributes, end: "/>\n")
    }

    /// Writes well-formed markup on a line of its own.
    mutating func markup(_ markup: String) {
        indent()
        put(markup)
        put("\n")
    }

    /// The text without characters that XML cannot hold; they are counted as losses.
    mutating func clean(_ text: String) -> String {
        let count = XMLText.forbiddenCount(in: text)
        guard count > 0 else { return text }
        lose("control character", count: count)
        return XMLText.withoutForbidden(text)
    }

    /// Closes what is open, and the file.
    ///
    /// - Throws: ``CorpusFileError`` when the disk refuses.
    mutating func finish() throws(CorpusFileError) {
        while !open.isEmpty { try end() }
        try flush()
        try output.close()
    }

    private mutating func putTag(_ name: String, _ attributes: [(String, String)], end: String) {
        put("<")
        put(name)
        for (attribute, value) in attributes {
            put(" ")
            put(attribute)
            put("=\"")
            put(XMLText.escapedAttribute(clean(value)))
            put("\"")
        }
        put(end)
    }

    private mutating func indent() { pending.append(contentsOf: repeatElement(0x20, count: open.count)) }

    private mutating func put(_ text: String) { pending.append(contentsOf: text.utf8) }

    private mutating func flush() throws(CorpusFileError) {
        try output.write(pending)
        pending.removeAll(keepingCapacity: true)
    }
}
