import Gateway
import Hummingbird
import TextProcessing

/// Body of the routes on a text: the text, and those of the options that the route has.
struct TextBody: Sendable {
    let text: String
    let language: String?
    let profile: String?
    let offsetUnit: String?

    /// Reads a body; a field that the route does not have is refused, since it would have no effect.
    init(_ buffer: ByteBuffer, options: [String]) throws(Problem) {
        let known = ["text"] + options + ["offsetUnit"]
        var fields: [String: String] = [:]
        for member in try WireCoding.members(of: buffer) {
            guard known.contains(member.name) else { throw .unknownField(member.name, in: "", known: known) }
            fields[member.name] = try WireCoding.text(member.value, "/\(member.name)")
        }
        guard let text = fields["text"] else { throw .missing("/text") }
        self.text = text
        language = fields["language"]
        profile = fields["profile"]
        offsetUnit = fields["offsetUnit"]
    }
}
