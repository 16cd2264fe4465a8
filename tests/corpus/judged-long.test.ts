import { describeJudged, LONG } from "../support/judging";

describeJudged((file) => LONG.test(file));
