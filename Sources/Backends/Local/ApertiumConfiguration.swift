/// Where Apertium is and how its processes are treated.
public struct ApertiumConfiguration: Sendable {
    /// Folder of the installed `.mode` files.
    public var modesDirectory = "/usr/share/apertium/modes"
    /// Folders searched for the programs that the mode files name.
    public var executableSearchPath = ["/usr/bin", "/usr/local/bin"]
    /// Pipelines for a direction, each about ten processes and 95 MB; nil means as many as there are processor cores.
    public var processesPerDirection: Int?
    /// Texts (paragraphs) inside a pipeline at a time, so that its programs work side by side.
    public var textsInFlight = 8
    /// Pauses before the first, second and further restarts in a row; the last one repeats.
    public var restartDelays: [Duration] = [
        .zero, .milliseconds(100), .milliseconds(500), .seconds(2), .seconds(10),
    ]
    /// Most bytes that Apertium may answer to one text.
    public var maximumOutputBytes = 1_048_576
    /// Silence after which a pipeline is killed when a text in it is past its deadline.
    public var overdueSilence = Duration.milliseconds(500)
    /// Silence after which a pipeline is killed, and its text tried again, whatever the deadline.
    public var maximumSilence = Duration.seconds(10)

    /// Creates the configuration of a Debian machine.
    public init() {}
}
