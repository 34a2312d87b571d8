import TextProcessing

/// Labels in one text, separated by `|`; a `|` or `\` inside a label has a `\` before it.
enum LabelList {
    static func text(of labels: [String]) -> String {
        var bytes: [UInt8] = []
        for (index, label) in labels.enumerated() {
            if index > 0 { bytes.append(UInt8(ascii: "|")) }
            for byte in label.utf8 {
                if byte == UInt8(ascii: "|") || byte == UInt8(ascii: "\\") { bytes.append(UInt8(ascii: "\\")) }
                bytes.append(byte)
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    static func labels(of text: String) -> [String] {
        var labels: [String] = []
        var label: [UInt8] = []
        var isEscaped = false
        for byte in text.utf8 {
            if isEscaped {
                label.append(byte)
                isEscaped = false
            } else if byte == UInt8(ascii: "\\") {
                isEscaped = true
            } else if byte == UInt8(ascii: "|") {
                labels.append(String(decoding: label, as: UTF8.self))
                label = []
            } else {
                label.append(byte)
            }
        }
        labels.append(String(decoding: label, as: UTF8.self))
        return labels
    }
}

/// The origin of a text as one text: `human`, `imported`, `machine:ENGINE:MODEL`; `%` and `:` of the engine are written
/// `%25` and `%3A`.
enum OriginText {
    static func text(of origin: VariantOrigin) -> String {
        switch origin {
        case .human: return "human"
        case .imported: return "imported"
        case .machine(let engine, let model):
            var name: [UInt8] = []
            for byte in engine.utf8 {
                switch byte {
                case UInt8(ascii: "%"): name += Array("%25".utf8)
                case UInt8(ascii: ":"): name += Array("%3A".utf8)
                default: name.append(byte)
                }
            }
            return "machine:\(String(decoding: name, as: UTF8.self)):\(model)"
        }
    }

    static func origin(of text: String) -> VariantOrigin? {
        switch text {
        case "human": return .human
        case "imported": return .imported
        default:
            let parts = text.utf8.split(separator: UInt8(ascii: ":"), maxSplits: 2, omittingEmptySubsequences: false)
            guard parts.count == 3, String(parts[0]) == "machine" else { return nil }
            var engine: [UInt8] = []
            var rest = parts[1]
            while let byte = rest.popFirst() {
                if byte == UInt8(ascii: "%"), rest.starts(with: "25".utf8) {
                    engine.append(byte)
                    rest = rest.dropFirst(2)
                } else if byte == UInt8(ascii: "%"), rest.starts(with: "3A".utf8) {
                    engine.append(UInt8(ascii: ":"))
                    rest = rest.dropFirst(2)
                } else {
                    engine.append(byte)
                }
            }
            return .machine(
                engine: String(decoding: engine, as: UTF8.self), model: String(decoding: parts[2], as: UTF8.self))
        }
    }
}

/// Properties as JSON: `[["name","value"],["name","value"]]`, which keeps order and repeated names.
enum PropertyText {
    static func text(of properties: [Property]) -> String {
        var bytes: [UInt8] = []
        append(properties, to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    static func append(_ properties: [Property], to bytes: inout [UInt8]) {
        bytes.append(UInt8(ascii: "["))
        for (index, property) in properties.enumerated() {
            bytes += Array((index > 0 ? ",[" : "[").utf8)
            appendJSONString(property.name, to: &bytes)
            bytes.append(UInt8(ascii: ","))
            appendJSONString(property.value, to: &bytes)
            bytes.append(UInt8(ascii: "]"))
        }
        bytes.append(UInt8(ascii: "]"))
    }

    static func properties(of text: String) -> [Property]? { jsonValue(of: text).flatMap(properties) }

    static func properties(of value: JSONValue) -> [Property]? {
        guard case .array(let values) = value else { return nil }
        var properties: [Property] = []
        for value in values {
            guard case .array(let pair) = value, pair.count == 2, case .string(let name) = pair[0],
                case .string(let content) = pair[1]
            else { return nil }
            properties.append(Property(name: name, value: content))
        }
        return properties
    }
}

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

/// The JSON value a text is, or nil.
func jsonValue(of text: String) -> JSONValue? {
    var text = text
    // What is no JSON is an ordinary answer here; the caller names the part that should be.
    return text.withUTF8 { try? JSONReader.value(of: UnsafeRawBufferPointer($0)) }
}
