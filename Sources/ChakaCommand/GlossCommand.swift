import Accessibility
import ArgumentParser
import Foundation
import Gateway
import TextProcessing
import Translation

/// `chaka gloss`: Peruvian Sign Language gloss, a line for each line.
struct GlossCommand: AsyncParsableCommand {
    /// What is printed.
    enum Format: String, CaseIterable, ExpressibleByArgument {
        /// The gloss of each line.
        case text
        /// One JSON object a line: tokens, omissions, marks, coverage.
        case json
        /// ELAN's XML of the whole text.
        case eaf
        /// WebVTT of the whole text.
        case vtt
        /// SiGML of the whole text, where every sign has HamNoSys.
        case sigml
    }

    static let configuration = CommandConfiguration(
        commandName: "gloss", abstract: "Peruvian Sign Language gloss of each line, for testers.",
        discussion: "A machine's gloss is no interpreter. Other languages than Spanish are translated into it first.")

    @OptionGroup var input: InputOptions
    @OptionGroup var options: GatewayOptions

    @Option(help: "Language of the text.")
    var language = "es"

    @Option(help: "Form: text, json, eaf, vtt or sigml.")
    var format = Format.text

    @Flag(help: "Print what testers reported of signs, one JSON object a line, and nothing else.")
    var reports = false

    func run() async throws {
        let configuration = try options.configuration()
        let services = try await buildServices(configuration, share: options.shareDirectory(of: configuration))
        guard let gloss = services.gloss else { throw CommandFailure(Messages.current.noGloss) }
        if reports {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            for report in gloss.keptReports() { print(String(decoding: try encoder.encode(report), as: UTF8.self)) }
            return await services.shutDown()
        }
        do {
            let translator = try gloss.translator()
            let lines = try await spanish(Array(try input.lines()), services)
            switch format {
            case .text:
                for line in lines { print(try await translator.gloss(line).lines.map(\.text).joined(separator: " ")) }
            case .json:
                let encoder = JSONEncoder()
                encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
                for line in lines {
                    let document = GlossDocument(try await translator.gloss(line))
                    print(String(decoding: try encoder.encode(document), as: UTF8.self))
                }
            case .eaf, .vtt, .sigml:
                let text = lines.joined(separator: "\n")
                let result = try await translator.gloss(text)
                switch format {
                case .eaf: print(GlossELANWriter().document(result, source: text), terminator: "")
                case .vtt: print(GlossWebVTTWriter().document(result), terminator: "")
                default:
                    print(try GlossSiGMLWriter(lexicon: translator.lexicon).document(result), terminator: "")
                }
            }
        } catch let error as GlossError {
            throw CommandFailure(error.description)
        } catch let error as CommandFailure {
            throw error
        } catch {
            throw CommandFailure(Messages.current.noGloss)
        }
        report(GlossServices.notice(in: Messages.current.language, contact: configuration.contact))
        await services.shutDown()
    }

    private func spanish(_ lines: [String], _ services: GatewayServices) async throws -> [String] {
        let variety = try parseVariety(language)
        guard variety.withoutRegion != .spanish else { return lines }
        let requests = lines.map {
            TranslationRequest(text: $0, source: variety, target: .spanish, policy: services.configuration.policy)
        }
        let deadline = ContinuousClock.now + services.configuration.limits.deadline * max(1, lines.count / 8)
        let results = await services.pipeline.translate(requests, deadline: deadline)
        var spanish: [String] = []
        for (index, result) in results.enumerated() {
            guard case .success(let translation) = result, translation.status <= .translated else {
                throw CommandFailure(Messages.current.lineNotTranslated(index + 1))
            }
            spanish.append(translation.text)
        }
        report(Messages.current.translatedFirst(variety.tag))
        return spanish
    }
}

extension Messages {
    fileprivate func lineNotTranslated(_ line: Int) -> String {
        choose("línea \(line): no se pudo traducir al castellano", "line \(line): could not be translated into Spanish")
    }

    fileprivate func translatedFirst(_ tag: String) -> String {
        choose("traducido primero de \(tag) al castellano", "translated from \(tag) into Spanish first")
    }

    fileprivate var noGloss: String {
        choose(
            "no se puede glosar: instale apertium-eng-spa y revise lexicons/gloss",
            "cannot gloss: install apertium-eng-spa and look at lexicons/gloss")
    }
}
