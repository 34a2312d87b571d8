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
