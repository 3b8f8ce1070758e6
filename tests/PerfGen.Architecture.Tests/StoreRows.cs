namespace PerfGen.Architecture.Tests;

/// <summary>What is asked of the store and of its questions, and the tests that show it.</summary>
internal static class StoreRows
{
    /// <summary>Row → what is asked, and the tests, each as the name of its file and its own.</summary>
    public static IReadOnlyDictionary<string, (string Asked, string[] Tests)> All { get; } = new Dictionary<string, (string, string[])>
    {
        ["D1"] = ("columns in a file that every client of the engine reads by documented views",
            ["SchemaTests.APublicViewHasTheColumnsThatTheDesignNames", "SchemaTests.EveryColumnOfEveryPublicViewHasAComment", "OtherClientTests.NodeGivesTheSameRows"]),
        ["D2"] = ("what is recorded is in the database within seconds, at the end of the process, and after its death",
            ["BackgroundDrainTests.ADrainComesEveryFiveSecondsAndSoonerWhenMuchIsRecorded", "BackgroundDrainTests.TheEndOfTheProcessDrainsOnceMore", "ProcessTests.AWriterThatIsKilledLosesNothingThatItAcknowledged"]),
        ["D3"] = ("questions over a million rows at once; how soon, the benchmark 'questions' says",
            ["QuestionProperties.CallsArePagesOfTheFilteredCallsNewestFirst", "PlainTasksTests.PlainTasksAreToldTasksWhereverTheShapeSaysSo", "StoreRowTests.TheBenchmarkAsksTheTenQuestions"]),
        ["D4"] = ("rows for days, hours for weeks, days for months, all of them answered from",
            ["UpkeepTests.TieredRetentionLeavesEveryCallInSomeTierAndTasksKeepTheirResults", "UpkeepTests.PercentilesOfRollupsAreWithinOnePercentOfThoseOfTheRows", "RollupProperties.GroupsAreThoseOfTheCalls"]),
        ["D5"] = ("calls take less than half of their width, and what is older than seven days at most half of that again, besides what stays: days, months, tasks, tokens",
            ["OldDataTests.EverythingTakesLessThanHalfOfWhatItsRowsAreWideAndWhatIsOldHalfOfThatAgain", "UpkeepTests.AFileOfWhichMuchIsFreeIsWrittenAnew"]),
        ["D6"] = ("everything kept where nothing else is said", ["UpkeepTests.EveryCallIsRolledUpOnceHoweverOftenUpkeepRuns", "UpkeepTests.SettingsThatCannotBeUnderstoodRemoveNothing"]),
        ["D7"] = ("the last hundred of each agent and tool", ["UpkeepTests.LastNKeepsTheLastCallsOfEachAgentAndTool"]),
        ["D8"] = ("many at once, and upkeep by itself", ["ManyProcessesTests.WritersWithReadersAmongThemLoseNothingAndNobodySeesALock", "UpkeepTests.UpkeepThatIsDueWaitsForAQuestionThatIsBeingAnswered", "UpkeepKillTests.EveryCallIsCountedOnceAfterKillsInUpkeep"]),
        ["D9"] = ("what recording costs is measured and said", ["StatusTextTests.TheCostOfRecordingIsSaidAsFarAsItIsKnown", "ReportTextTests.WhatCallsUsedAndWhatRecordingThemCosts"]),
        ["D10"] = ("files of every earlier version are brought forward", ["MigrationTests.AStoredFileIsBroughtForward", "MigrationKillTests.AFileThatIsKilledWhileItIsBroughtForwardIsOfOneSchemaAndKeepsItsRows"]),
        ["D11"] = ("where it lies, and what of it is recorded, is a setting", ["RecordingSwitchTests.D11_WhatTheProjectSwitchesOffAHookDoesNotRecordAndSaysWhereItIsAsked", "SwitchTests.D11_WhatIsSwitchedOffIsNotRecorded"]),
        ["D12"] = ("writers in many processes, readers that only read, and no lock that anybody is told of",
            ["ProcessTests.DrainersOfSeveralProcessesAtOnceTakeEachRecordOnceAndSayNothingOfLocks", "CrowdTests.WritersReadersAndAShellAtOnceLoseNothingAndAreToldOfNoLock"]),
        ["D13"] = ("sessions and tasks go when nothing of them is left", ["UpkeepTests.TieredRetentionLeavesEveryCallInSomeTierAndTasksKeepTheirResults"]),
        ["D14"] = ("upkeep on demand, which says what it did", ["QuestionVerbTests.TheVerbsThatLookAfterTheDatabaseSayWhatTheyDid", "UpkeepTests.TheDoctorSaysWhatTheLastUpkeepDid"]),
        ["D15"] = ("no half-written store after a kill", ["KillTests.EveryAcknowledgedCallIsThereOnceAfterKillsAtRandomMoments", "ProcessTests.ADrainerThatIsKilledInItsTransactionLeavesAllOrNothingAndTheNextOneGoesOn"]),
        ["K1"] = ("rows of a table", ["QuestionProperties.CallsArePagesOfTheFilteredCallsNewestFirst", "QuestionProperties.MetricsAreTheFilteredValues"]),
        ["K2"] = ("tasks", ["QuestionProperties.TaskMetricsAreTheFilteredTasks"]),
        ["K3"] = ("values of agents", ["QuestionProperties.AgentMetricsAreValuesOfAnAgentAndSwarmMetricsThoseOfASessionAlone"]),
        ["K4"] = ("values of swarms", ["QuestionProperties.AgentMetricsAreValuesOfAnAgentAndSwarmMetricsThoseOfASessionAlone"]),
        ["K5"] = ("figures by time", ["QuestionProperties.FiguresByTimeAreThoseOfTheIntervalsOfTheZone"]),
        ["K6"] = ("a percentile", ["QuestionProperties.PercentilesAndMeansAreThoseOfTheFieldAndNothingGivesNull"]),
        ["K7"] = ("a mean", ["QuestionProperties.PercentilesAndMeansAreThoseOfTheFieldAndNothingGivesNull"]),
        ["K8"] = ("the best agents", ["QuestionProperties.TopAgentsAndSlowestTasksAndTheSummaryAreThoseOfTheFilteredTasks"]),
        ["K9"] = ("the slowest tasks", ["QuestionProperties.TopAgentsAndSlowestTasksAndTheSummaryAreThoseOfTheFilteredTasks"]),
        ["K10"] = ("a summary", ["QuestionProperties.TopAgentsAndSlowestTasksAndTheSummaryAreThoseOfTheFilteredTasks", "QuestionVerbTests.EveryQuestionIsAnsweredWithEveryFilter"]),
        ["K11"] = ("seven aggregates by five intervals", ["QuestionProperties.EveryAggregateIsThatOfEveryInterval", "RollupProperties.FiguresByTimeAreThoseOfTheCallsInTheZoneOfTheStore"]),
        ["K12"] = ("nothing is null, not 0", ["QuestionProperties.PercentilesAndMeansAreThoseOfTheFieldAndNothingGivesNull", "QuestionProperties.TopAgentsAndSlowestTasksAndTheSummaryAreThoseOfTheFilteredTasks"]),
        ["K13"] = ("the daily report in the document's shape", ["PeriodReportTests.K13_TheDailyReportHasExactlyTheDocumentsShapeAndFigures", "PeriodReportTests.K13_WeeklyAndMonthlyReportsHoldBothDays"]),
        ["K14"] = ("trends against the period before", ["PeriodReportTests.K14_TrendsAreAgainstThePeriodBefore_S2b"]),
        ["K15"] = ("figures of an agent", ["PeriodReportTests.K15_AgentMetricsHaveTheDocumentsShapeAndFigures"]),
        ["K16"] = ("reports without anybody asking", ["SummariesTests.K16_DaysAndWeeksAreSummarisedByDefaultAndOnceMoreAfterTheirEnd_S2c", "AnalysisVerbTests.K16_ADrainWritesTheSummariesOfTheDayAndWeek"]),
        ["K17"] = ("a summary of many days by kind of task and model", ["WorkReportTests.K17_TheSummaryOfManyDaysHasTaskTypesAndModels", "TaskRecorderTests.R14_TheSummaryOfThirtyDaysHasFiguresByKindAndModel"]),
        ["K18"] = ("the latest records, each once", ["RecentRecordsTests.K18_EachRecordIsThereOnceTheNewestFirstWithItsKindAndTheFiguresOfItsType"]),
        ["K19"] = ("the periods of one, three, seven and thirty days", ["RecentRecordsTests.K19_APeriodHasItsNameAndTheRecordsOfItsDays"]),
        ["K20"] = ("agents compared across tools, and which one to take", ["ToolComparisonTests.K20_TheToolThatIsFasterBeyondChanceIsRecommended", "ToolComparisonTests.K20_WhatMayBeChanceIsNoRecommendation"]),
        ["K21"] = ("any SQL, as table, JSON and CSV", ["VerbTests.QueryAnswersAsATable", "VerbTests.QueryAnswersAsJsonAndCsv", "UserQuerySandboxTests.HostileSqlIsRefusedInOneSentenceAndChangesNothing"]),
        ["K22"] = ("a report in four categories: execution speed, resource efficiency, quality maintenance, scalability factors, by how many were in progress at once",
            ["ScalingReportTests.K22_FiguresByDegreeAreThoseOfEveryMomentCountedOneByOne", "ScalingReportTests.K22_SixteenOf90SecondsAtOnceAreTenTimesAsFastAsSixteenOf60OneByOne", "ScalingReportTests.K22_FromWhereThroughputFallsAndWhereSuccessIsLostIsSaid", "WorkReportTests.K22_TheReportOfTheFourCategoriesIsTextJsonOrCsv"]),
        ["K23"] = ("groups by agent, model, session, task and day, with cost and tokens", ["PeriodReportTests.K23_EveryGroupingAddsUpToTheSameTotals", "QuestionProperties.GroupsAreThoseOfTheFilteredCalls"]),
        ["K24"] = ("quantiles of the time to the first token and of the time for each", ["QuestionProperties.QuantilesOfAMetricAreThoseOfItsValues"]),
        ["K25"] = ("the figures of the daily summary", ["PeriodReportTests.K25_TheDailySummaryHasTheDocumentsFigures"]),
        ["K26"] = ("effectiveness of skills and tools for each kind of task", ["LearningInsightsTests.K26_EffectivenessIsCountedForEachKindOfTask"]),
    };

    /// <summary>Rows that nothing shows yet, with what is missing. A row that is built leaves this list.</summary>
    public static IReadOnlyDictionary<string, string> Owed { get; } = new Dictionary<string, string>
    {
    };
}
