import Gateway
import TextProcessing
import Translation

/// Field `policy` of a request: it narrows what the gateway allows and never widens it.
enum PolicyBody {
    private static let fields = ["external", "backends", "licences", "nonCommercial", "maximumPrice"]

    /// Reads the field; nil for `null`.
    static func policy(_ value: JSONValue) throws(Problem) -> RoutingPolicy? {
        if value == .null { return nil }
        guard case .object(let members) = value else { throw .wrongType("/policy") }
        var backends: Set<String>?
        var licences: Set<String>?
        var allowsNonCommercial = true
        var maximumPrice: Double?
        var external = RoutingPolicy.ExternalUse.allowed
        for member in members {
            let pointer = "/policy/\(WireCoding.escaped(member.name))"
            switch member.name {
            case "external":
                guard let use = try WireCoding.text(member.value, pointer).flatMap(RoutingPolicy.ExternalUse.init)
                else {
                    throw Problem(
                        .invalidField, es: "\(pointer): never o allowed.", en: "\(pointer): never or allowed.",
                        pointer: pointer)
                }
                external = use
            case "backends": backends = try texts(member.value, pointer)
            case "licences": licences = try texts(member.value, pointer)
            case "nonCommercial": allowsNonCommercial = try WireCoding.boolean(member.value, pointer) ?? true
            case "maximumPrice":
                guard case .number(let text) = member.value, let price = Double(text), price >= 0 else {
                    throw .wrongType(pointer)
                }
                maximumPrice = price
            default: throw .unknownField(member.name, in: "/policy", known: fields)
            }
        }
        return RoutingPolicy(
            allowedBackends: backends, allowedLicences: licences, allowsNonCommercial: allowsNonCommercial,
            maximumPrice: maximumPrice, external: external)
    }

    private static func texts(_ value: JSONValue, _ pointer: String) throws(Problem) -> Set<String>? {
        if value == .null { return nil }
        guard case .array(let values) = value else { throw .wrongType(pointer) }
        var texts: Set<String> = []
        for value in values {
            guard case .string(let text) = value else { throw .wrongType(pointer) }
            texts.insert(text)
        }
        return texts
    }
}
