/// Fields as bytes of a row.
struct DelimitedCells {
    private let delimiter: UInt8
    private let isQuoted: Bool
    private let areEscaped: Bool

    init(style: DelimitedOptions.Style) {
        switch style {
        case .tabs(let areEscaped):
            delimiter = 0x09
            isQuoted = false
            self.areEscaped = areEscaped
        case .quoted(let delimiter):
            self.delimiter = delimiter ?? UInt8(ascii: ",")
            isQuoted = true
            areEscaped = false
        }
    }

    /// A row with its line end.
    func row(_ values: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (index, value) in values.enumerated() {
            if index > 0 { bytes.append(delimiter) }
            if isQuoted { appendQuoted(value, to: &bytes) } else { appendEscaped(value, to: &bytes) }
        }
        bytes.append(0x0A)
        return bytes
    }

    /// Whether a value cannot be written as it is.
    func changes(_ value: String) -> Bool {
        !isQuoted && !areEscaped && value.utf8.contains { $0 == 0x09 || $0 == 0x0A || $0 == 0x0D }
    }

    /// Without escapes a tab or line end becomes a space: there is no other way to keep the row one.
    private func appendEscaped(_ value: String, to bytes: inout [UInt8]) {
        let isPlain = value.utf8.allSatisfy { $0 > 0x0D && $0 != UInt8(ascii: "\\") }
        if isPlain {
            bytes.append(contentsOf: value.utf8)
            return
        }
        for byte in value.utf8 {
            let letter: Unicode.Scalar
            switch byte {
            case 0x09: letter = "t"
            case 0x0A: letter = "n"
            case 0x0D: letter = "r"
            case UInt8(ascii: "\\") where areEscaped: letter = "\\"
            default:
                bytes.append(byte)
                continue
            }
            if areEscaped { bytes += [UInt8(ascii: "\\"), UInt8(ascii: letter)] } else { bytes.append(0x20) }
        }
    }

    private func appendQuoted(_ value: String, to bytes: inout [UInt8]) {
        let utf8 = value.utf8
        let special: (UInt8) -> Bool = {
            $0 == delimiter || $0 == UInt8(ascii: "\"") || $0 == 0x0A || $0 == 0x0D
        }
        guard utf8.first == 0x20 || utf8.last == 0x20 || utf8.contains(where: special) else {
            bytes.append(contentsOf: utf8)
            return
        }
        bytes.append(UInt8(ascii: "\""))
        for byte in utf8 {
            if byte == UInt8(ascii: "\"") { bytes.append(byte) }
            bytes.append(byte)
        }
        bytes.append(UInt8(ascii: "\""))
    }
}
