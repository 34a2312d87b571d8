import Accessibility
import ArgumentParser
import Gateway
import TextProcessing
import Translation

/// `chaka captions fit`: lines and cues that can be read.
struct CaptionsFitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "fit", abstract: "Break lines at good places and split long captions, within reading speed.",
        discussion: "No word is changed. What its times do not allow is left and told; chaka captions check lists it.")

    @Argument(help: "Caption file.")
    var file: String

    @OptionGroup var rules: CaptionRulesOption
    @OptionGroup var output: CaptionOutputOption
    @OptionGroup var options: GatewayOptions

    @Flag(help: "Merge short captions that go on in the next one.")
    var merge = false

    @Option(help: "Language of the text, whose small words tell good places; told by the file or its text by default.")
    var language: String?

    func run() throws {
        let variety = try language.map(parseVariety)
        let file = try CaptionFile(file)
        let services = try options.textServices()
        var job = try file.reading { file throws(CaptionError) in
            try CaptionJob(
                file.bytes, format: file.format, rules: rules.limits, language: variety,
                identifier: services.stages.identifier)
        }
        file.report(job.warnings)
        job.fit(isMerging: merge)
        try output.write(job.document, readAs: file.format)
        let left = job.findings().count
        if left > 0 { report(Messages.current.findingsLeft(left)) }
    }
}
