/// Inline elements of one XML format: how they are read out of a text and put back.
///
/// An element that the format has, with attributes that it allows, is written as itself. Any other (`g` of XLIFF in a TMX
/// file, tags that overlap) is written inside the format's own element for code, marked `x-chaka-open`, `x-chaka-close` or
/// `x-chaka-standalone`, and comes back as what it was.
struct InlineMarkup: Sendable {
    /// What a format says of one element.
    struct Rule: Sendable {
        /// Whether the content is code and not text.
        var isCode = false
        /// Attributes it must have.
        var required: [String] = []
        /// Attributes it may have.
        var allowed: [String] = []
    }

    /// A text with its inline elements.
    struct Content: Hashable, Sendable {
        /// The characters.
        var text = ""
        /// The elements among them.
        var inline: [InlineElement] = []
    }

    /// The elements of the format by name.
    let rules: [String: Rule]
    /// Writes a foreign element, of which kind, XML (not escaped) and number in the text are given, as the format's own; nil
    /// when the format has no element for code.
    let wrap: @Sendable (InlineElement.Kind, String, Int) -> String?
    /// Recognizes what `wrap` wrote.
    let unwrap: @Sendable (XMLElement) -> (kind: InlineElement.Kind, markup: String)?

    /// Reads the content of an element that holds text.
    func read(_ element: XMLElement) -> Content {
        var content = Content()
        read(element, into: &content)
        return content
    }

    /// Writes text and inline elements as markup.
    ///
    /// - Parameters:
    ///   - variant: The text.
    ///   - output: Where losses are counted: an element at no place of the text, or with a name that XML does not allow.
    /// - Returns: Well-formed XML.
    func markup(of variant: RecordVariant, losses output: inout XMLOutput) -> String {
        guard !variant.inline.isEmpty else { return XMLText.escaped(output.clean(variant.text)) }
        let utf8 = variant.text.utf8
        var result = ""
        var place = 0
        var index = utf8.startIndex
        let isNested = isNested(variant.inline)
        for (number, element) in variant.inline.enumerated() {
            guard element.offset >= place, element.offset <= utf8.count else {
                output.lose("inline element")
                continue
            }
            let next = utf8.index(index, offsetBy: element.offset - place)
            guard next.samePosition(in: variant.text.unicodeScalars) != nil,
                let markup = markup(of: element, number: number + 1, isNested: isNested, losses: &output)
            else {
                output.lose("inline element")
                continue
            }
            result += XMLText.escaped(output.clean(String(variant.text[index..<next])))
            result += markup
            (index, place) = (next, element.offset)
        }
        return result + XMLText.escaped(output.clean(String(variant.text[index...])))
    }

    private func read(_ element: XMLElement, into content: inout Content) {
        for part in element.content {
            switch part {
            case .text(let text): content.text += text
            case .element(let element):
                let offset = content.text.utf8.count
                if let foreign = unwrap(element), let inner = XMLFragment.element(foreign.markup) {
                    content.inline.append(
                        InlineElement(
                            offset: offset, name: inner.name, kind: foreign.kind, attributes: properties(inner),
                            content: inner.innerMarkup))
                } else if element.isEmpty || rules[element.name]?.isCode == true {
                    content.inline.append(
                        InlineElement(
                            offset: offset, name: element.name, kind: .standalone, attributes: properties(element),
                            content: element.innerMarkup))
                } else {
                    content.inline.append(
                        InlineElement(
                            offset: offset, name: element.name, kind: .open, attributes: properties(element)))
                    read(element, into: &content)
                    content.inline.append(
                        InlineElement(offset: content.text.utf8.count, name: element.name, kind: .close))
                }
            }
        }
    }

    private func properties(_ element: XMLElement) -> [Property] {
        element.attributes.map { Property(name: $0.name, value: $0.value) }
    }

    private func markup(
        of element: InlineElement, number: Int, isNested: Bool, losses output: inout XMLOutput
    ) -> String? {
        if isNative(element), isNested || element.kind == .standalone {
            let attributes = element.attributes.map {
                " \($0.name)=\"\(XMLText.escapedAttribute(output.clean($0.value)))\""
            }.joined()
            switch element.kind {
            case .open: return "<\(element.name)\(attributes)>"
            case .close: return "</\(element.name)>"
            case .standalone:
                if element.content.isEmpty { return "<\(element.name)\(attributes)/>" }
                var content = element.content
                if !XMLFragment.isWellFormed(content) {
                    output.lose("inline markup")
                    content = XMLText.escaped(output.clean(content))
                }
                return "<\(element.name)\(attributes)>\(content)</\(element.name)>"
            }
        }
        var foreign = XMLElement(name: element.name)
        foreign.attributes = element.attributes.map { ($0.name, output.clean($0.value)) }
        foreign.isEmpty = true
        var markup = foreign.markup()
        if !element.content.isEmpty { markup = "\(markup.dropLast(2))>\(element.content)</\(element.name)>" }
        guard XMLFragment.element(markup) != nil else { return nil }
        return wrap(element.kind, markup, number)
    }

    /// Whether the format has the element as it is.
    private func isNative(_ element: InlineElement) -> Bool {
        guard let rule = rules[element.name] else { return false }
        if element.kind == .close { return !rule.isCode && element.attributes.isEmpty && element.content.isEmpty }
        if rule.isCode ? element.kind != .standalone : !element.content.isEmpty { return false }
        let names = element.attributes.map(\.name)
        return Set(names).count == names.count && rule.required.allSatisfy(names.contains)
            && names.allSatisfy { rule.required.contains($0) || rule.allowed.contains($0) }
    }

    /// Whether every native element that opens is closed in the right order.
    private func isNested(_ inline: [InlineElement]) -> Bool {
        var open: [(name: String, isNative: Bool)] = []
        for element in inline {
            switch element.kind {
            case .standalone: continue
            case .open: open.append((element.name, isNative(element)))
            case .close:
                guard let last = open.popLast(), last.name == element.name, last.isNative == isNative(element) else {
                    return false
                }
            }
        }
        return open.isEmpty && inline.allSatisfy { $0.offset >= 0 }
            && zip(inline, inline.dropFirst()).allSatisfy { $0.offset <= $1.offset }
    }
}

extension InlineElement.Kind {
    /// The mark of a foreign element: `x-chaka-open`.
    var mark: String { RecordFields.prefix + rawValue }

    /// Reads a mark.
    init?(mark: String?) {
        guard let mark, mark.hasPrefix(RecordFields.prefix) else { return nil }
        self.init(rawValue: String(mark.dropFirst(RecordFields.prefix.count)))
    }
}
