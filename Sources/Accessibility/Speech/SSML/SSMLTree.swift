import CXML2

/// A document that libxml2 read, with a place in it that moves forward.
///
/// The document lies in memory and nothing outside of it is read; libxml2's own limits (256 elements within each other, ten
/// million bytes of text) hold beside those of ``SSMLReader``.
final class SSMLTree {
    private let context: xmlParserCtxtPtr
    private let document: xmlDocPtr
    private var open: [xmlNodePtr] = []
    private var cursor: xmlNodePtr?

    // libxml2 must set itself up before several threads use it; a static constant is made once.
    private static let isReady: Bool = {
        xmlInitParser()
        return true
    }()

    /// Reads a document.
    ///
    /// - Parameters:
    ///   - bytes: All of it.
    ///   - start: First byte behind a byte order mark.
    /// - Throws: ``SpeechError/invalidDocument(offset:reason:)`` where it is not well-formed XML.
    init(_ bytes: [UInt8], start: Int) throws(SpeechError) {
        precondition(Self.isReady)
        guard let context = xmlNewParserCtxt() else { throw .invalidDocument(offset: 0, reason: "out of memory") }
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        let document = bytes[start...].withUnsafeBytes { buffer in
            xmlCtxtReadMemory(
                context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, "UTF-8",
                Int32(options))
        }
        guard let document else {
            let error = context.pointee.lastError
            let offset = Self.offset(line: Int(error.line), column: Int(error.int2), bytes, start)
            let message = error.message.map { String(cString: $0).split(whereSeparator: \.isNewline).joined() }
            xmlFreeParserCtxt(context)
            throw .invalidDocument(offset: offset, reason: "not well-formed XML: \(message ?? "unknown")")
        }
        self.context = context
        self.document = document
        cursor = document.pointee.children
    }

    deinit {
        xmlFreeDoc(document)
        xmlFreeParserCtxt(context)
    }

    /// Passes over characters, comments and processing instructions.
    ///
    /// - Returns: The characters in UTF-8.
    func takeText() -> [UInt8] {
        var text: [UInt8] = []
        while let node = cursor {
            switch node.pointee.type {
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                var byte = node.pointee.content
                while let pointer = byte, pointer.pointee != 0 {
                    text.append(pointer.pointee)
                    byte = pointer + 1
                }
            case XML_COMMENT_NODE, XML_PI_NODE: break
            default: return text
            }
            cursor = node.pointee.next
        }
        return text
    }

    /// Moves into the element at the present place, or behind it when it is empty.
    ///
    /// - Parameters:
    ///   - name: The name it must have.
    ///   - isEmpty: Whether it is `<name/>`.
    /// - Returns: Its namespace and its attributes in order, or nil when another thing stands there.
    func enter(_ name: String, isEmpty: Bool) -> (namespace: String?, attributes: [(name: String, value: String)])? {
        guard let node = cursor, node.pointee.type == XML_ELEMENT_NODE,
            Self.name(node.pointee.name, node.pointee.ns) == name
        else { return nil }
        var attributes: [(name: String, value: String)] = []
        var attribute = node.pointee.properties
        while let current = attribute {
            attributes.append((Self.name(current.pointee.name, current.pointee.ns), value(of: current)))
            attribute = current.pointee.next
        }
        let namespace = node.pointee.ns.flatMap { $0.pointee.href.map { String(cString: $0) } }
        if isEmpty {
            guard node.pointee.children == nil else { return nil }
            cursor = node.pointee.next
        } else {
            open.append(node)
            cursor = node.pointee.children
        }
        return (namespace, attributes)
    }

    /// Moves behind the element that was entered last.
    ///
    /// - Returns: Whether all of it was passed over.
    func leave() -> Bool {
        guard cursor == nil, let node = open.popLast() else { return false }
        cursor = node.pointee.next
        return true
    }

    private func value(of attribute: xmlAttrPtr) -> String {
        guard let value = xmlNodeListGetString(document, attribute.pointee.children, 1) else { return "" }
        defer { chaka_xml_free(value) }
        return String(cString: value)
    }

    private static func name(_ name: UnsafePointer<xmlChar>?, _ namespace: xmlNsPtr?) -> String {
        let local = name.map { String(cString: $0) } ?? ""
        guard let prefix = namespace?.pointee.prefix else { return local }
        return String(cString: prefix) + ":" + local
    }

    /// About where libxml2 stopped, which counts lines and columns from 1.
    private static func offset(line: Int, column: Int, _ bytes: [UInt8], _ start: Int) -> Int {
        var rest = max(line, 1) - 1
        var place = start
        while rest > 0, let end = bytes[place...].firstIndex(of: 0x0A) {
            place = end + 1
            rest -= 1
        }
        return min(place + max(column, 1) - 1, bytes.count)
    }
}
