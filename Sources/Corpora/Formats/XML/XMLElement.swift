/// An element of XML with all that stands in it, small enough to be held: one unit of a file, never a whole file.
struct XMLElement: Hashable, Sendable {
    /// A child.
    enum Content: Hashable, Sendable {
        /// An element.
        case element(XMLElement)
        /// Characters, with references and CDATA sections resolved.
        case text(String)
    }

    /// Local name when the element belongs to the namespace of the root element, else the name as written.
    let name: String
    /// Line where its start tag ends, 1-based.
    var line = 0
    /// Attributes in order, names as written, declarations of namespaces among them.
    var attributes: [(name: String, value: String)] = []
    /// Children in order; comments and processing instructions are not among them.
    var content: [Content] = []
    /// Whether it was written as `<name/>`.
    var isEmpty = false

    /// The child elements.
    var elements: [XMLElement] {
        content.compactMap { if case .element(let element) = $0 { element } else { nil } }
    }

    /// All characters inside, those of inner elements included.
    var text: String {
        if content.count == 1, case .text(let text) = content[0] { return text }
        return content.reduce(into: "") { result, part in
            switch part {
            case .text(let text): result += text
            case .element(let element): result += element.text
            }
        }
    }

    /// The first child element of a name.
    func first(_ name: String) -> XMLElement? {
        for case .element(let element) in content where element.name == name { return element }
        return nil
    }

    /// The value of an attribute, or nil.
    subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

    /// The element as XML.
    ///
    /// - Parameter namespaces: Prefixes declared outside of it, with their URIs; those used inside are declared anew.
    /// - Returns: Text from `<` to `>`.
    func markup(namespaces: [String: String] = [:]) -> String {
        var used: [String: String] = [:]
        if !namespaces.isEmpty { collectPrefixes(among: namespaces, into: &used) }
        var result = ""
        write(to: &result, declarations: used.sorted { $0.key < $1.key })
        return result
    }

    /// The XML between start and end tag.
    var innerMarkup: String {
        content.reduce(into: "") { result, part in
            switch part {
            case .text(let text): result += XMLText.escaped(text)
            case .element(let element): element.write(to: &result)
            }
        }
    }

    private func write(to result: inout String, declarations: [(key: String, value: String)] = []) {
        result += "<" + name
        for (prefix, uri) in declarations { result += " xmlns:\(prefix)=\"\(XMLText.escapedAttribute(uri))\"" }
        for attribute in attributes {
            result += " \(attribute.name)=\"\(XMLText.escapedAttribute(attribute.value))\""
        }
        if content.isEmpty && isEmpty {
            result += "/>"
        } else {
            result += ">" + innerMarkup + "</\(name)>"
        }
    }

    private func collectPrefixes(among known: [String: String], into used: inout [String: String]) {
        for name in [name] + attributes.map(\.name) {
            guard let colon = name.firstIndex(of: ":") else { continue }
            let prefix = String(name[..<colon])
            if let uri = known[prefix], self["xmlns:" + prefix] == nil { used[prefix] = uri }
        }
        for element in elements { element.collectPrefixes(among: known, into: &used) }
    }

    static func == (left: XMLElement, right: XMLElement) -> Bool {
        left.name == right.name && left.content == right.content && left.isEmpty == right.isEmpty
            && left.attributes.elementsEqual(right.attributes) { $0 == $1 }
    }

    func hash(into hasher: inout Hasher) {
        hasher.combine(name)
        hasher.combine(content)
    }
}
