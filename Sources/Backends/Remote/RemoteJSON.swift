import FoundationEssentials
import Translation
import Transport

extension TransportResponse {
    /// The body as JSON of a form, whatever the status; nil when it is something else.
    func json<Value: Decodable>(_ type: Value.Type) -> Value? {
        // A page of a proxy, half a reply, another form: all the same to the caller.
        try? JSONDecoder().decode(type, from: Data(body))
    }

    /// The body of a good reply as JSON of a form.
    ///
    /// - Parameter type: The documented form.
    /// - Returns: The value.
    /// - Throws: What the status means, or `malformedReply`.
    func translations<Value: Decodable>(_ type: Value.Type) throws(BackendError) -> Value {
        if let error = RemoteStatus.failure(of: self) { throw error }
        guard let value = json(type) else { throw RemoteStatus.unreadable }
        return value
    }
}
