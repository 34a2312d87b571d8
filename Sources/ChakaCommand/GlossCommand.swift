import Accessibility
public import ArgumentParser
import Foundation
public import Gateway
import TextProcessing
import Translation

/// `chaka gloss`: Peruvian Sign Language gloss, a line for each line.
struct GlossCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "gloss", abstract: "Peruvian Sign Language gloss of each line, for testers.",
        discussion: "A machine's gloss is no interpreter. Other languages than Spanish are translated into it first.")

    @OptionGroup var input: InputOptions
    @OptionGroup var options: GatewayOptions

    @Option(help: "Language of the text.")
    var language = "es"

    @Option(help: "Form: text, json, eaf, vtt, sigml; pose, mp4, webm by a renderer of gloss.renderers.")
    var format = GlossFormat.text

    @Option(name: .shortAndLong, help: "File for the result; - is standard output.")
    var output: String?

    @Flag(help: "Let pose and video leave out signs that nobody has; each is named.")
    var partial = false

    @Flag(help: "Print what testers reported of signs, one JSON object a line, and nothing else.")
    var reports = false

    func validate() throws {
        if partial, format.media == nil { throw ValidationError(Messages.current.partialWithoutMedia) }
    }

    func run() async throws {
        let configuration = try options.configuration()
        let services = try await buildServices(configuration, share: options.shareDirectory(of: configuration))
        guard let gloss = services.gloss else { throw CommandFailure(Messages.current.noGloss) }
        if reports {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            for report in try gloss.reports.all() + gloss.visitorReports.all() {
                print(String(decoding: try encoder.encode(report), as: UTF8.self))
            }
            return await services.shutDown()
        }
        do {
            let media = format.media
            if media != nil, output == nil, isatty(STDOUT_FILENO) != 0 {
                throw CommandFailure(Messages.current.noGlossTarget)
            }
            let lines = try await spanish(try input.allLines(), services)
            let result: [UInt8]
            if let media {
                result = try await rendering(lines, media, gloss, configuration)
            } else {
                result = Array(try await document(lines, gloss).utf8)
            }
            try write(result)
        } catch let error as GlossError {
            throw CommandFailure(error.description)
        } catch let error as SignRenderError {
            throw CommandFailure(error.description)
        } catch let fault as GlossServices.AnalyzerFault {
            throw CommandFailure(Messages.current.noAnalyzer(fault))
        } catch let error as AnalysisError {
            throw CommandFailure(error.description)
        }
        report(GlossServices.notice(in: Messages.current.language, contact: configuration.contact))
        await services.shutDown()
    }

    private func document(_ lines: [String], _ gloss: GlossServices) async throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        switch format {
        case .text, .json:
            var output = ""
            for line in lines {
                let result = try await gloss.gloss(line).result
                output +=
                    format == .text
                    ? result.lines.map(\.text).joined(separator: " ")
                    : String(decoding: try encoder.encode(GlossDocument(result)), as: UTF8.self)
                output += "\n"
            }
            return output
        default:
            let text = lines.joined(separator: "\n")
            let (result, lexicon) = try await gloss.gloss(text)
            return try format.document(result, of: text, lexicon) ?? ""
        }
    }

    private func rendering(
        _ lines: [String], _ media: SignMedia, _ gloss: GlossServices, _ configuration: GatewayConfiguration
    ) async throws -> [UInt8] {
        let result = try await gloss.gloss(lines.joined(separator: "\n")).result
        let (outcome, renderer) = try await gloss.render(
            result, as: media, isPartialAllowed: partial, deadline: .now + configuration.limits.deadline * 4)
        report(Messages.current.rendered(renderer, omitted: outcome.omitted))
        return outcome.rendering.bytes
    }

    private func write(_ bytes: [UInt8]) throws {
        guard let output, output != "-" else { return FileHandle.standardOutput.write(Data(bytes)) }
        do {
            try Data(bytes).write(to: URL(fileURLWithPath: output), options: .atomic)
        } catch {
            throw CommandFailure(Messages.current.unwritable(output))
        }
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

    fileprivate var partialWithoutMedia: String {
        choose("--partial va con --format pose, mp4 o webm", "--partial goes with --format pose, mp4 or webm")
    }

    fileprivate var noGlossTarget: String {
        choose(
            "diga el archivo con --output; - es la salida estándar", "name the file with --output; - is standard output"
        )
    }

    fileprivate func rendered(_ renderer: String, omitted: [String]) -> String {
        let list = omitted.joined(separator: ", ")
        return omitted.isEmpty
            ? choose("hecho por \(renderer)", "made by \(renderer)")
            : choose("hecho por \(renderer), sin: \(list)", "made by \(renderer), without: \(list)")
    }

    fileprivate func noAnalyzer(_ fault: GlossServices.AnalyzerFault) -> String {
        guard let package = fault.package else {
            return choose("el analizador no responde (\(fault.code))", "the analyser does not answer (\(fault.code))")
        }
        return choose("falta el analizador: instale \(package)", "the analyser is missing: install \(package)")
    }

    fileprivate var noGloss: String {
        choose(
            "no se puede glosar: instale apertium-eng-spa y revise lexicons/gloss",
            "cannot gloss: install apertium-eng-spa and look at lexicons/gloss")
    }
}

extension GlossFormat: ExpressibleByArgument {}
