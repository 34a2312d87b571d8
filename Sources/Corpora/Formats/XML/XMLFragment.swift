import CXML2

/// Markup kept in a property or an inline element, read again.
enum XMLFragment {
    /// Parses one element; nil when the text is anything else or not well formed.
    static func element(_ markup: String) -> XMLElement? {
        guard let content = content(markup), content.count == 1, case .element(let element) = content[0] else {
            return nil
        }
        return element
    }

    /// Whether a text may stand inside an element as it is.
    static func isWellFormed(_ markup: String) -> Bool { isPlain(markup) || content(markup) != nil }

    /// Whether a text may stand inside an element as it is, and a reader gives it back letter by letter.
    static func isCanonical(_ markup: String) -> Bool {
        if isPlain(markup) { return !markup.utf8.contains(0x0D) }
        guard let content = content(markup) else { return false }
        return XMLElement(name: "x", content: content).innerMarkup == markup
    }

    /// Neither tag nor reference nor end of a section, nor a forbidden character: nothing can be wrong.
    private static func isPlain(_ markup: String) -> Bool {
        !markup.utf8.contains { $0 == 0x3C || $0 == 0x3E || $0 == 0x26 } && XMLText.forbiddenCount(in: markup) == 0
    }

    private static func content(_ markup: String) -> [XMLElement.Content]? {
        precondition(XMLStream.isReady)
        let bytes = Array("<x>\(markup)</x>".utf8)
        let options = XML_PARSE_NONET.rawValue | XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue
        let document = bytes.withUnsafeBytes { bytes in
            xmlReadMemory(
                bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count), nil, "UTF-8",
                Int32(options | XML_PARSE_NOCDATA.rawValue))
        }
        guard let document else { return nil }
        defer { xmlFreeDoc(document) }
        // "</x><y>" would end the element and begin another, which is not well formed; one root is left.
        guard let root = xmlDocGetRootElement(document) else { return nil }
        var isResolved = true
        let element = element(root, &isResolved)
        return isResolved ? element.content : nil
    }

    private static func element(_ node: xmlNodePtr, _ isResolved: inout Bool) -> XMLElement {
        var element = XMLElement(name: name(node.pointee.name, node.pointee.ns))
        var declaration = node.pointee.nsDef
        while let current = declaration {
            let prefix = current.pointee.prefix.map { ":" + String(cString: $0) } ?? ""
            element.attributes.append(("xmlns" + prefix, current.pointee.href.map { String(cString: $0) } ?? ""))
            declaration = current.pointee.next
        }
        var attribute = node.pointee.properties
        while let current = attribute {
            let value = xmlNodeGetContent(UnsafeRawPointer(current).assumingMemoryBound(to: xmlNode.self))
            element.attributes.append(
                (name(current.pointee.name, current.pointee.ns), value.map { String(cString: $0) } ?? ""))
            chaka_xml_free(value)
            attribute = current.pointee.next
        }
        element.isEmpty = node.pointee.children == nil
        var child = node.pointee.children
        while let current = child {
            switch current.pointee.type {
            case XML_ELEMENT_NODE: element.content.append(.element(Self.element(current, &isResolved)))
            case XML_TEXT_NODE, XML_CDATA_SECTION_NODE:
                element.content.append(.text(current.pointee.content.map { String(cString: $0) } ?? ""))
            case XML_ENTITY_REF_NODE: isResolved = false
            default: break
            }
            child = current.pointee.next
        }
        return element
    }

    private static func name(_ local: UnsafePointer<xmlChar>?, _ namespace: UnsafeMutablePointer<xmlNs>?) -> String {
        let local = local.map { String(cString: $0) } ?? ""
        guard let prefix = namespace?.pointee.prefix else { return local }
        return String(cString: prefix) + ":" + local
    }
}
