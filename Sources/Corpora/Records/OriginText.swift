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
