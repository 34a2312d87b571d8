import Accessibility
import ArgumentParser
import Gateway
import TextProcessing
import Translation

/// `chaka captions translate`: the same times in another language.
struct CaptionsTranslateCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "translate", abstract: "Translate captions sentence by sentence and keep their times.",
        discussion: "Exits with 1 when captions could not be translated; they stand as they were, and are told.")

    /// Sentences sent at a time.
    private static let batchSize = 64

    @Argument(help: "Caption file.")
    var file: String

    @Option(help: "Language of the text; told by the file or its text by default.")
    var from: String?

    @Option(help: "Language to translate into.")
    var to: String

    @OptionGroup var rules: CaptionRulesOption
    @OptionGroup var output: CaptionOutputOption
    @OptionGroup var options: GatewayOptions

    @Flag(help: "Split captions that are too long, and let them stay longer where there is time.")
    var fit = false

    func run() async throws {
        let source = try from.map(parseVariety)
        let target = try parseVariety(to)
        let file = try CaptionFile(file)
        let configuration = try options.configuration()
        let services = try await buildServices(configuration, share: options.shareDirectory(of: configuration))
        var job = try file.reading { file throws(CaptionError) in
            try CaptionJob(
                file.bytes, format: file.format, rules: rules.limits, language: source,
                identifier: services.text.stages.identifier)
        }
        file.report(job.warnings)
        let requests = job.requests(to: target, policy: configuration.policy)
        var results: [Result<TranslationResult, TranslationError>] = []
        while results.count < requests.count {
            let batch = Array(requests[results.count...].prefix(Self.batchSize))
            let deadline = ContinuousClock.now + configuration.limits.deadline * max(1, batch.count / 8)
            results += await services.pipeline.translate(batch, deadline: deadline)
        }
        await services.shutDown()
        job.translate(results, to: target)
        if let failure = job.translation?.failure { throw CommandFailure(Self.message(for: failure)) }
        if fit { job.fit(isMerging: false) }
        try output.write(job.document, readAs: file.format)
        guard let translation = job.translation else { return }
        if translation.isMachineTranslated, let served = translation.target?.served {
            report(Disclosure.text(for: served))
        }
        if !translation.lostMarkup.isEmpty { report(Messages.current.lostMarkup(translation.lostMarkup)) }
        if !translation.emptied.isEmpty { report(Messages.current.emptiedCues(translation.emptied)) }
        let left = job.findings().count
        if left > 0 { report(Messages.current.findingsLeft(left)) }
        guard !translation.untranslated.isEmpty else { return }
        report(Messages.current.untranslatedCues(translation.untranslated))
        throw ExitCode.failure
    }

    private static func message(for error: TranslationError) -> String {
        switch error {
        case .sourceUndetermined: Messages.current.undeterminedFile
        case .noRoute(let pair): Messages.current.noRoute(pair.source.tag, pair.target.tag)
        case .forbiddenByPolicy, .backendsResting, .overloaded, .textTooLong:
            Messages.current.nothingTranslated(error.code)
        }
    }
}
