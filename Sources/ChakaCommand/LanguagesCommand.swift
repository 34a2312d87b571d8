import ArgumentParser
import Gateway
import TextProcessing
import Translation

/// `chaka languages`: what can be translated into what, and how.
struct LanguagesCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "languages", abstract: "List every direction with its expected quality and its best route.")

    @OptionGroup var options: GatewayOptions

    func run() async throws {
        let configuration = try options.configuration()
        let services = try await buildServices(configuration, share: options.shareDirectory(of: configuration))
        let reader: LanguageVariety = Messages.current.language == .spanish ? .spanish : .english
        let planner = services.pipeline.planner
        for source in planner.sourceVarieties {
            for target in planner.reachableTargets(from: source) {
                // The memory answers only what it holds, so it says little about a direction.
                let routes = planner.routes(for: LanguagePair(source: source, target: target))
                guard let route = routes.first(where: { $0.legs.first?.backend != "memory" }) ?? routes.first else {
                    continue
                }
                let way = route.legs.map { "\($0.backend) \($0.pair)" }.joined(separator: ", ")
                let names = [source, target].map { VarietyRegistry.name(of: $0, for: reader) }
                print("\(source)\t\(target)\t\(percent(route.quality))\t\(way)\t\(names[0]) > \(names[1])")
            }
        }
        for (macrolanguage, member) in configuration.defaultVarieties.sorted(by: { $0.key < $1.key }) {
            print("\(macrolanguage) = \(member)")
        }
        await services.shutDown()
    }
}
