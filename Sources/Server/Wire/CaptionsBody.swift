import Accessibility
import Gateway
import Hummingbird
import TextProcessing
import Translation

/// Body of `POST /v1/captions`.
struct CaptionsBody: Sendable {
    /// The file.
    let captions: String
    /// The format it is said to have.
    private(set) var format: CaptionFormat?
    private(set) var source: String?
    private(set) var target: String?
    private(set) var rules = CaptionRules.netflix
    private(set) var isFitted = false
    private(set) var isMerging = false
    /// The format to answer in.
    private(set) var output: CaptionFormat?
    /// Whether answers may be kept for equal requests.
    private(set) var isStored = true
    /// What the client allows of what the gateway allows; nil when it says nothing.
    private(set) var policy: RoutingPolicy?

    private static let fields = [
        "captions", "format", "source", "target", "rules", "fit", "merge", "output", "noStore", "policy",
    ]

    /// Reads a body; a failure names the field.
    init(_ buffer: ByteBuffer) throws(Problem) {
        var captions: String?
        for member in try WireCoding.members(of: buffer) {
            let pointer = "/\(member.name)"
            switch member.name {
            case "captions": captions = try WireCoding.text(member.value, pointer)
            case "format": format = try Self.format(member.value, pointer)
            case "source": source = try WireCoding.text(member.value, pointer)
            case "target": target = try WireCoding.text(member.value, pointer)
            case "rules": rules = try CaptionRulesBody.rules(member.value) ?? .netflix
            case "fit": isFitted = try WireCoding.boolean(member.value, pointer) ?? false
            case "merge": isMerging = try WireCoding.boolean(member.value, pointer) ?? false
            case "output": output = try Self.format(member.value, pointer)
            case "noStore": isStored = !(try WireCoding.boolean(member.value, pointer) ?? false)
            case "policy": policy = try PolicyBody.policy(member.value)
            default: throw .unknownField(member.name, in: "", known: Self.fields)
            }
        }
        guard let captions else { throw .missing("/captions") }
        guard isFitted || !isMerging else {
            throw Problem(
                .invalidField, es: "/merge va con /fit.", en: "/merge goes with /fit.", pointer: "/merge")
        }
        self.captions = captions
    }

    private static func format(_ value: JSONValue, _ pointer: String) throws(Problem) -> CaptionFormat? {
        guard let name = try WireCoding.text(value, pointer) else { return nil }
        guard let format = CaptionFormat(rawValue: name) else {
            throw .notOne(of: CaptionFormat.allCases.map(\.rawValue), pointer)
        }
        return format
    }
}

/// Field `rules`: the name of a preset, or an object of limits; a limit that is absent is not applied.
enum CaptionRulesBody {
    private static let fields = [
        "charactersPerSecond", "wordsPerMinute", "lineLength", "lineCount", "minimumDuration", "maximumDuration",
        "minimumGap",
    ]

    /// Reads the field; nil for `null`.
    static func rules(_ value: JSONValue) throws(Problem) -> CaptionRules? {
        switch value {
        case .null: return nil
        case .string(let name):
            guard let rules = CaptionRules.preset(name) else {
                throw .notOne(of: CaptionRules.presets.map(\.name), "/rules")
            }
            return rules
        case .object(let members): return try rules(members)
        default: throw .wrongType("/rules")
        }
    }

    private static func rules(_ members: [JSONValue.Member]) throws(Problem) -> CaptionRules {
        var rules = CaptionRules()
        for member in members {
            let pointer = "/rules/\(WireCoding.escaped(member.name))"
            func number(_ range: ClosedRange<Int>) throws(Problem) -> Int? {
                try WireCoding.integer(member.value, pointer, in: range)
            }
            switch member.name {
            case "charactersPerSecond": rules.charactersPerSecond = try number(1...1000).map(Double.init)
            case "wordsPerMinute": rules.wordsPerMinute = try number(1...10_000).map(Double.init)
            case "lineLength": rules.lineLength = try number(8...1000)
            case "lineCount": rules.lineCount = try number(1...100)
            case "minimumDuration": rules.minimumDuration = try number(0...3_600_000)
            case "maximumDuration": rules.maximumDuration = try number(1...3_600_000)
            case "minimumGap": rules.minimumGap = try number(0...60_000)
            default: throw .unknownField(member.name, in: "/rules", known: fields)
            }
        }
        if let least = rules.minimumDuration, let most = rules.maximumDuration, least > most {
            throw .outOfRange("/rules/minimumDuration", 0...most)
        }
        return rules
    }
}

extension WireCoding {
    /// The whole number of a field within a range; nil for `null`.
    static func integer(_ value: JSONValue, _ pointer: String, in range: ClosedRange<Int>) throws(Problem) -> Int? {
        switch value {
        case .number(let digits):
            guard let number = Int(digits), range.contains(number) else { throw .outOfRange(pointer, range) }
            return number
        case .null: return nil
        default: throw .wrongType(pointer)
        }
    }
}
