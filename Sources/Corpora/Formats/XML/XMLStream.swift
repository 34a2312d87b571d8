import CXML2

/// Elements and characters of an XML file in order, in constant memory.
///
/// Nothing outside the file is ever read: a document type declaration is passed over, and one that declares entities is
/// refused, as is any reference to an entity beyond the five of XML itself. Nesting ends at 256 elements (libxml2's limit).
/// UTF-8, UTF-16 and what the XML declaration names are decoded.
final class XMLStream {
    /// What stands at the present place.
    enum Event {
        /// A start tag.
        case start
        /// An end tag; none follows `<name/>`.
        case end
        /// Characters.
        case text
    }

    /// Most bytes of text and attributes in one element read as a whole.
    static let elementLimit = 1 << 20

    /// The file as it was named.
    let file: String
    /// Line at which the start tag last read ends, 1-based.
    private(set) var line = 0
    /// Prefixes declared by the root element, with their URIs.
    private(set) var namespaces: [String: String] = [:]
    // libxml2 must set itself up before several threads use it; a static constant is made once.
    static let isReady: Bool = {
        xmlInitParser()
        return true
    }()
    private let source: XMLByteSource
    private let reader: xmlTextReaderPtr
    private var rootNamespace: UnsafePointer<xmlChar>?
    private var isRootRead = false
    // libxml2 interns names: one address stands for one name as long as the reader lives.
    private var names: [UnsafePointer<xmlChar>: String] = [:]

    /// Opens a stream.
    ///
    /// - Parameter input: The bytes, from the beginning.
    /// - Throws: ``CorpusFileError`` when memory is out.
    init(_ input: ByteInput) throws(CorpusFileError) {
        precondition(Self.isReady)
        file = input.file
        source = XMLByteSource(input)
        let context = Unmanaged.passUnretained(source).toOpaque()
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOCDATA.rawValue | XML_PARSE_COMPACT.rawValue
        guard
            let reader = xmlReaderForIO(
                { context, buffer, count in
                    guard let context, let buffer else { return -1 }
                    let source = Unmanaged<XMLByteSource>.fromOpaque(context).takeUnretainedValue()
                    return source.read(UnsafeMutableRawBufferPointer(start: buffer, count: Int(count)))
                }, { _ in 0 }, context, nil, nil, Int32(options))
        else { throw CorpusFileError(file: input.file, line: 0, reason: .unreadable("out of memory")) }
        self.reader = reader
        xmlTextReaderSetStructuredErrorHandler(
            reader,
            { context, error in
                guard let context, let error else { return }
                let source = Unmanaged<XMLByteSource>.fromOpaque(context).takeUnretainedValue()
                source.record(error.pointee)
            }, context)
    }

    deinit { xmlFreeTextReader(reader) }

    /// Moves to the next tag or characters.
    ///
    /// - Returns: What stands there, or nil behind the root element.
    /// - Throws: ``CorpusFileError`` where the file is not well formed.
    func next() throws(CorpusFileError) -> Event? {
        while true {
            let status = xmlTextReaderRead(reader)
            if status != 1 || source.fault != nil { try checkEnd(status) }
            if status != 1 { return nil }
            switch xmlTextReaderNodeType(reader) {
            case 1:
                line = Int(xmlTextReaderGetParserLineNumber(reader))
                if !isRootRead { readRoot() }
                return .start
            case 15: return .end
            case 3, 4, 13, 14: return .text
            case 5: throw error(.malformed("reference to the entity &\(name);, which XML does not define"))
            case 10: try checkDocumentType()
            default: continue
            }
        }
    }

    /// Moves to the root element.
    ///
    /// - Parameter names: The names it may have.
    /// - Returns: It, without content.
    /// - Throws: ``CorpusFileError`` when it is another one.
    func root(_ names: String...) throws(CorpusFileError) -> XMLElement {
        _ = try next()
        let root = tag()
        guard names.contains(root.name) else {
            let expected = names.map { "<\($0)>" }.joined(separator: " or ")
            throw error(.malformed("the root element is <\(root.name)>, expected \(expected)"))
        }
        return root
    }

    /// Name of the element at the present place.
    var name: String {
        guard let pointer = xmlTextReaderConstName(reader) else { return "" }
        let namespace = xmlTextReaderConstNamespaceUri(reader)
        guard namespace == rootNamespace, namespace != nil, xmlTextReaderConstPrefix(reader) != nil,
            let local = xmlTextReaderConstLocalName(reader)
        else { return string(pointer) }
        return string(local)
    }

    /// The start tag at the present place.
    func tag() -> XMLElement {
        var element = XMLElement(name: name, line: line)
        element.isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
        while xmlTextReaderMoveToNextAttribute(reader) == 1 {
            guard let name = xmlTextReaderConstName(reader) else { continue }
            element.attributes.append((string(name), text))
        }
        xmlTextReaderMoveToElement(reader)
        return element
    }

    /// Characters at the present place.
    var text: String {
        guard let value = xmlTextReaderConstValue(reader) else { return "" }
        return String(cString: value)
    }

    /// Reads the element whose start tag stands at the present place, up to its end tag.
    ///
    /// - Returns: It, or nil when it holds more than ``elementLimit`` bytes; it is then passed over.
    /// - Throws: ``CorpusFileError`` where the file is not well formed.
    func element() throws(CorpusFileError) -> XMLElement? {
        var open = [tag()]
        if open[0].isEmpty { return open[0] }
        var size = 0
        while let event = try next() {
            switch event {
            case .start:
                var element = size > Self.elementLimit ? XMLElement(name: "") : tag()
                element.isEmpty = xmlTextReaderIsEmptyElement(reader) == 1
                size += element.attributes.reduce(64) { $0 + $1.value.utf8.count }
                if !element.isEmpty { open.append(element) } else { append(.element(element), size, &open) }
            case .end:
                let element = open.removeLast()
                if open.isEmpty { return size > Self.elementLimit ? nil : element }
                append(.element(element), size, &open)
            case .text:
                if size > Self.elementLimit { continue }
                let text = text
                size += text.utf8.count
                append(.text(text), size, &open)
            }
        }
        return nil
    }

    /// Passes over the element whose start tag stands at the present place.
    func skip() throws(CorpusFileError) {
        if xmlTextReaderIsEmptyElement(reader) == 1 { return }
        var depth = 1
        while depth > 0, let event = try next() {
            switch event {
            case .start: depth += xmlTextReaderIsEmptyElement(reader) == 1 ? 0 : 1
            case .end: depth -= 1
            case .text: continue
            }
        }
    }

    /// An error at the present line.
    func error(_ reason: CorpusFileError.Reason) -> CorpusFileError {
        CorpusFileError(file: file, line: max(line, 1), reason: reason)
    }

    private func append(_ content: XMLElement.Content, _ size: Int, _ open: inout [XMLElement]) {
        if size <= Self.elementLimit { open[open.count - 1].content.append(content) }
    }

    private func readRoot() {
        isRootRead = true
        rootNamespace = xmlTextReaderConstNamespaceUri(reader)
        for attribute in tag().attributes where attribute.name.hasPrefix("xmlns:") {
            namespaces[String(attribute.name.dropFirst(6))] = attribute.value
        }
    }

    private func checkDocumentType() throws(CorpusFileError) {
        line = Int(xmlTextReaderGetParserLineNumber(reader))
        guard let node = xmlTextReaderCurrentNode(reader) else { return }
        let declared = node.withMemoryRebound(to: xmlDtd.self, capacity: 1) {
            $0.pointee.entities != nil || $0.pointee.pentities != nil
        }
        if declared { throw error(.malformed("the document type declares entities, which are not read")) }
    }

    private func checkEnd(_ status: Int32) throws(CorpusFileError) {
        if let fault = source.fault { throw fault }
        if status != 0 || !isRootRead { throw error(.malformed("not XML")) }
    }

    private func string(_ pointer: UnsafePointer<xmlChar>) -> String {
        if let known = names[pointer] { return known }
        let text = String(cString: pointer)
        names[pointer] = text
        return text
    }
}
