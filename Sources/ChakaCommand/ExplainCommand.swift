import ArgumentParser
import Gateway
import Server
import TextProcessing
import Translation

/// `chaka explain`: which way a text would take, without sending any.
struct ExplainCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "explain",
        abstract: "Show the routes of a direction, what they cost, and why others are left out.",
        discussion: "Nothing is translated and no text is sent; the backends are asked for their health.")

    @OptionGroup var options: GatewayOptions

    @Option(help: "Language translated from.")
    var from: String

    @Option(help: "Language translated into.")
    var to: String

    @Flag(help: "Print JSON, as POST /v1/explain answers.")
    var json = false

    func run() async throws {
        let configuration = try options.configuration()
        let services = try await buildServices(configuration, share: options.shareDirectory(of: configuration))
        let pair = LanguagePair(source: try variety(from), target: try variety(to))
        let explanation = await services.explanation(of: pair)
        if json {
            print(try ExplanationReply(explanation).json())
        } else {
            for line in Self.lines(explanation) { print(line) }
        }
        await services.shutDown()
    }

    private func variety(_ tag: String) throws -> LanguageVariety {
        do {
            return try LanguageVariety(parsing: tag)
        } catch {
            throw ValidationError("\(tag): \(error)")
        }
    }

    static func lines(_ explanation: RouteExplanation) -> [String] {
        func decimal(_ value: Double) -> String { "\((value * 1000).rounded() / 1000)" }
        var lines: [String] = []
        for (place, candidate) in explanation.candidates.enumerated() {
            let legs = candidate.route.legs.map { "\($0.backend) \($0.pair)" }.joined(separator: ", ")
            let cost = candidate.cost
            let parts = [
                ("quality", cost.quality), ("latency", cost.latency), ("price", cost.price),
                ("locality", cost.locality), ("pivot", cost.pivot),
            ].map { "\($0.0) \(decimal($0.1))" }.joined(separator: " + ")
            lines.append("\(place + 1). \(legs)  cost \(decimal(cost.total)) = \(parts)")
        }
        for exclusion in explanation.excluded {
            let detail = exclusion.detail.map { ": \($0)" } ?? ""
            lines.append("-  \(exclusion.backend)  \(exclusion.reason.rawValue)\(detail)")
        }
        return lines
    }
}
