/// Arguments of a program with places for values.
enum CommandTemplate {
    /// Variables of this process that a program gets.
    static var environment: [String] { ChildProcess.inheritedEnvironment(["PATH", "HOME", "LANG", "LC_ALL"]) }

    /// Puts values into the places `{name}` of each argument but the first, which is the program.
    ///
    /// A value is never searched for places again, and braces around other names stay.
    static func filled(_ arguments: [String], _ values: [String: String]) -> [String] {
        arguments.prefix(1) + arguments.dropFirst().map { filled($0, values) }
    }

    /// Whether one of the arguments has a place of this name.
    static func hasPlace(_ name: String, in arguments: [String]) -> Bool {
        arguments.dropFirst().contains { $0.contains("{\(name)}") }
    }

    private static func filled(_ argument: String, _ values: [String: String]) -> String {
        var result = ""
        var rest = argument[...]
        while let open = rest.firstIndex(of: "{") {
            result += rest[..<open]
            rest = rest[open...]
            guard let close = rest.firstIndex(of: "}"),
                let value = values[String(rest[rest.index(after: open)..<close])]
            else {
                result += "{"
                rest = rest.dropFirst()
                continue
            }
            result += value
            rest = rest[rest.index(after: close)...]
        }
        return result + rest
    }
}
