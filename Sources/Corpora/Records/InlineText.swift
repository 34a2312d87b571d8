import TextProcessing

/// Markup inside a text as JSON: one object an element, members `attributes`, `content`, `kind`, `name`, `offset`.
enum InlineText {
    static func text(of elements: [InlineElement]) -> String {
        var bytes: [UInt8] = []
        append(elements, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    static func append(_ elements: [InlineElement], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (index, element) in elements.enumerated() {
            bytes += Array((index > 0 ? ",{" : "{").utf8)
            if !element.attributes.isEmpty {
                bytes += Array("\"attributes\":".utf8)
                PropertyText.append(element.attributes, to: &bytes)
                bytes.append(UInt8(ascii: ","))
            }
            if !element.content.isEmpty {
                bytes += Array("\"content\":".utf8)
                appendJSONString(element.content, to: &bytes)
                bytes.append(UInt8(ascii: ","))
            }
            bytes += Array("\"kind\":\"\(element.kind.rawValue)\",\"name\":".utf8)
            appendJSONString(element.name, to: &bytes)
            bytes += Array(",\"offset\":\(element.offset)}".utf8)
        }
        bytes.append(UInt8(ascii: "]"))
    }

    static func elements(of text: String) -> [InlineElement]? { jsonValue(of: text).flatMap(elements) }

    static func elements(of value: JSONValue) -> [InlineElement]? {
        guard case .array(let values) = value else { return nil }
        var elements: [InlineElement] = []
        for value in values {
            guard let element = element(of: value) else { return nil }
            elements.append(element)
        }
        return elements
    }

    private static func element(of value: JSONValue) -> InlineElement? {
        guard case .object(let members) = value else { return nil }
        var offset: Int?
        var name: String?
        var kind: InlineElement.Kind?
        var attributes: [Property] = []
        var content = ""
        for member in members {
            switch (member.name, member.value) {
            case ("offset", .number(let digits)): offset = Int(digits)
            case ("name", .string(let text)): name = text
            case ("kind", .string(let text)): kind = InlineElement.Kind(rawValue: text)
            case ("content", .string(let text)): content = text
            case ("attributes", let value):
                guard let properties = PropertyText.properties(of: value) else { return nil }
                attributes = properties
            default: return nil
            }
        }
        guard let offset, offset >= 0, let name, let kind else { return nil }
        return InlineElement(offset: offset, name: name, kind: kind, attributes: attributes, content: content)
    }
}
