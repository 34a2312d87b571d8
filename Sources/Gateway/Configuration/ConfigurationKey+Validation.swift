import TextProcessing

extension ConfigurationKey {
    /// What a value must be, when the given text is not it; nil when the text is fine.
    func expectation(violatedBy text: String) -> String? {
        switch kind {
        case .text:
            return choices.flatMap { $0.contains(text) ? nil : "one of \($0.joined(separator: ", "))" }
        case .list: return nil
        case .boolean: return ["true", "false"].contains(text) ? nil : "true or false"
        case .integer:
            guard let number = Int(text), allowedRange.contains(number) else {
                return "a whole number from \(allowedRange.lowerBound) to \(allowedRange.upperBound)"
            }
            return nil
        case .language:
            // Any failure to parse is the answer here: the tag is no language of the registry.
            return (try? LanguageVariety(parsing: text)) == nil ? "a known language tag such as quy" : nil
        }
    }

    private var choices: [String]? {
        switch path {
        case "server.logLevel": ["debug", "info", "warning", "error"]
        case "server.logFormat": ["text", "json"]
        case "routing.external": ["never", "allowed"]
        case "gloss.publish": GlossServices.Publication.allCases.map(\.rawValue)
        case "keys.required": ["auto", "always"]
        default: nil
        }
    }

    private var allowedRange: ClosedRange<Int> {
        switch path {
        case "server.port": 0...65_535
        case "limits.bodyBytes": 1...1_073_741_824
        case "limits.items": 1...100_000
        case "limits.itemCharacters": 1...10_000_000
        case "limits.deadlineSeconds": 1...3600
        case "translation.width": 1...1024
        case "cache.hours": 0...720
        case "cache.megabytes", "speech.cacheMegabytes": 0...65_536
        case "speech.characters": 1...10_000_000
        case "speech.seconds": 1...86_400
        case "speech.recordingBytes": 1...1_073_741_824
        default: 0...1024
        }
    }
}
