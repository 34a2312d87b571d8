import Foundation
import Testing
import Yams

/// The schemas of `openapi.yaml`, strict in one point: a key that no schema has is a fault.
struct OpenAPISchema {
    private let root: [String: Any]

    init(_ document: String) throws {
        root = try #require(try Yams.load(yaml: document) as? [String: Any])
    }

    /// The schema of an answer with a status.
    func answer(_ method: String, _ path: String, status: Int) throws -> [String: Any] {
        let paths = try #require(root["paths"] as? [String: [String: Any]])
        let operation = try #require(paths[path]?[method] as? [String: Any], "\(method) \(path)")
        let responses = try #require(operation["responses"] as? [String: [String: Any]])
        let response = resolved(try #require(responses[String(status)], "\(method) \(path) \(status)"))
        let content = try #require(response["content"] as? [String: [String: Any]])
        return try #require(content.first?.value["schema"] as? [String: Any])
    }

    /// What a JSON value has that its schema has not, or the other way round, with the place.
    func faults(of value: Any, in schema: [String: Any], at place: String = "") -> [String] {
        let schema = resolved(schema)
        // The empty schema takes anything.
        if schema.isEmpty { return [] }
        if let choices = schema["oneOf"] as? [[String: Any]] {
            let fits = choices.filter { faults(of: value, in: $0, at: place).isEmpty }.count
            return fits > 0 ? [] : ["\(place): none of \(choices.count) choices"]
        }
        if let choices = schema["enum"] as? [Any] {
            return choices.contains { "\($0)" == "\(value)" } ? [] : ["\(place): \(value) is not in the enumeration"]
        }
        guard isOfType(schema["type"], value) else { return ["\(place): not of type \(schema["type"] ?? "none")"] }
        if let array = value as? [Any], let items = schema["items"] as? [String: Any] {
            return array.enumerated().flatMap { faults(of: $1, in: items, at: "\(place)/\($0)") }
        }
        guard let object = value as? [String: Any] else { return [] }
        let properties = schema["properties"] as? [String: [String: Any]] ?? [:]
        let missing = (schema["required"] as? [String] ?? []).filter { object[$0] == nil }.map {
            "\(place)/\($0): missing"
        }
        return missing
            + object.flatMap { name, inner -> [String] in
                guard let known = properties[name] ?? schema["additionalProperties"] as? [String: Any] else {
                    return ["\(place)/\(name): not in the schema"]
                }
                return faults(of: inner, in: known, at: "\(place)/\(name)")
            }
    }

    private func resolved(_ node: [String: Any]) -> [String: Any] {
        guard let reference = node["$ref"] as? String else { return node }
        var found: Any? = root
        for name in reference.dropFirst(2).split(separator: "/") { found = (found as? [String: Any])?[String(name)] }
        return found as? [String: Any] ?? [:]
    }

    private func isOfType(_ type: Any?, _ value: Any) -> Bool {
        let number = value as? NSNumber
        // Foundation's numbers are Booleans too as far as casts go; their encoding tells them apart.
        let isBoolean = number.map { String(cString: $0.objCType) == "c" } ?? false
        switch type as? String {
        case "object": return value is [String: Any]
        case "array": return value is [Any]
        case "string": return value is String
        case "boolean": return isBoolean
        case "integer": return !isBoolean && number.map { $0.doubleValue.rounded() == $0.doubleValue } ?? false
        case "null": return value is NSNull
        case "number": return !isBoolean && number != nil
        default: return false
        }
    }
}
