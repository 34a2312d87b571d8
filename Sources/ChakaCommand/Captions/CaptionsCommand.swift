import ArgumentParser

/// `chaka captions`: files of captions.
struct CaptionsCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "captions", abstract: "Check, fit and translate captions: SubRip, WebVTT, TTML.",
        subcommands: [CaptionsCheckCommand.self, CaptionsFitCommand.self, CaptionsTranslateCommand.self])
}
