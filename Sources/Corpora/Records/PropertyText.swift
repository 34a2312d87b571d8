import TextProcessing

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

/// The JSON value a text is, or nil.
func jsonValue(of text: String) -> JSONValue? {
    var text = text
    // What is no JSON is an ordinary answer here; the caller names the part that should be.
    return text.withUTF8 { try? JSONReader.value(of: UnsafeRawBufferPointer($0)) }
}
